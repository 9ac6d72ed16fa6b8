import { priorOutOfDomain } from "./messages.ts";
import type { ModelSpace } from "./model-space.ts";
import type { Averaged } from "./weighing.ts";

/**
 * The models that are not much less probable than the best: Occam's window.
 *
 * Method: those whose posterior odds to the best are above one to `ratio`; weigh the space returned to average over
 * them. Models that have a better one within them are kept (bicreg's `strict = FALSE`).
 * Source: Madigan and Raftery (1994), "Model selection and accounting for model uncertainty in graphical models using
 * Occam's window", equation 2.2.
 * Check: gold.test.ts, against R's BMA 3.18.20 (bicreg).
 *
 * @param ratio above 1; 20 is usual
 * @throws maths.prior-out-of-domain
 */
export function occamWindow(space: ModelSpace, averaged: Averaged, ratio: number): ModelSpace {
  if (!(ratio > 1)) {
    throw priorOutOfDomain({ parameter: "odds of the window", value: ratio, domain: "above 1" });
  }
  const { probability } = averaged;
  const least = probability.reduce((a, b) => Math.max(a, b), 0) / ratio;
  const kept = Array.from(probability.keys()).filter((m) => (probability[m] as number) > least);
  const width = space.candidates.length;
  const choice = new Uint8Array(kept.length * width);
  kept.forEach((m, at) => {
    choice.set(space.choice.subarray(m * width, (m + 1) * width), at * width);
  });
  return {
    candidates: space.candidates,
    products: space.products,
    models: kept.length,
    choice,
    terms: Uint16Array.from(kept, (m) => space.terms[m] as number),
    r2: Float64Array.from(kept, (m) => space.r2[m] as number),
  };
}
