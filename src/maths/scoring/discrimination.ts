import { requireFinite, requireLength, requireOutcomes, requireSome } from "./series.ts";

/**
 * The area under the curve of hits against false alarms (ROC): how probably an event was ranked above a non-event, ties
 * counting half. It knows ranks only, not whether probabilities are right.
 *
 * Method: the rank sum of Mann and Whitney.
 * Source: Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC) curve",
 * Radiology 143; Mason & Graham (2002), Quarterly Journal of the Royal Meteorological Society 128.
 * Check: `discrimination.test.ts`, against R's wilcox.test and its definition.
 *
 * @param forecasts any finite numbers, the greater the more probable
 * @param outcomes 1 where the event came, 0 where not
 * @returns NaN where all outcomes are alike
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function areaUnderCurve(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  requireSome("The forecasts", forecasts);
  requireLength("The outcomes", outcomes, forecasts.length);
  requireFinite("The forecasts", forecasts);
  requireOutcomes(outcomes);
  const n = forecasts.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (forecasts[a] ?? 0) - (forecasts[b] ?? 0));
  const at = (rank: number): number => forecasts[order[rank] ?? 0] ?? 0;
  let [events, won] = [0, 0];
  for (let start = 0, end = 0; start < n; start = end) {
    let [tiedEvents, tied] = [0, 0];
    for (; end < n && at(end) === at(start); end++) {
      tied += 1;
      tiedEvents += outcomes[order[end] ?? 0] ?? 0;
    }
    won += tiedEvents * (start - events + 0.5 * (tied - tiedEvents));
    events += tiedEvents;
  }
  return won / (events * (n - events));
}
