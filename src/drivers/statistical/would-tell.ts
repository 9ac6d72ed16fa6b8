import { brentRoot, normal } from "../../maths/index.ts";
import type { PanelHypothesis } from "../panel.ts";
import type { Design } from "./design.ts";
import type { UnmeasuredExposure } from "./measured-exposure.ts";
import type { Noise } from "./noise.ts";
import type { Power } from "./power.ts";
import type { ExclusionTest } from "./test-result.ts";
import { BOUNDS } from "./verdict.ts";

/** A piece of evidence that would tell, as numbers; a face puts it into words. */
export type WouldTell =
  | { readonly code: "rows"; readonly has: number; readonly needs: number }
  | { readonly code: "exposure"; readonly missing: UnmeasuredExposure }
  /** Further periods like these with which an effect that matters would be found four times in five. */
  | { readonly code: "periods"; readonly has: number; readonly more: number }
  /** Polar events per period with which it would be; NaN where no number of events would do. */
  | { readonly code: "events"; readonly has: number; readonly needs: number }
  /** The smallest effect that this record would find four times in five, logits per standard deviation. */
  | { readonly code: "detectable"; readonly effect: number; readonly matters: number }
  | { readonly code: "test"; readonly test: "lead" | "placebo-outcome" | "placebo-exposure" };

/** How much more signal an effect that matters needs for the power asked for, as a factor; 1 where there is enough. */
export function signalNeeded({ share, simulations, signal }: Power): number {
  const least = 1 / (2 * simulations);
  const reached = normal.quantile(Math.min(1 - least, Math.max(least, share)), 0, 1);
  const lacking = Math.max(0, normal.quantile(BOUNDS.power, 0, 1) - reached);
  return signal > 0 ? (signal + lacking) / signal : Number.POSITIVE_INFINITY;
}

/** Factor by which events must multiply for a row to tell `ratio` times as much; NaN where none does. */
function eventsNeeded(design: Design, { own, measured }: Noise, ratio: number): number {
  const told = (log: number): number =>
    design.variances.reduce((sum, v) => sum + 1 / (own + measured * v * Math.exp(-log)), 0);
  const now = told(0);
  const most = Math.log(1e4);
  if (told(most) < ratio * now) return Number.NaN;
  return Math.exp(brentRoot((log) => told(log) - ratio * now, 0, most, 1e-6));
}

/** What is at hand when one asks what would tell. */
export interface Shortage {
  readonly hypothesis: PanelHypothesis;
  readonly design: Design;
  readonly noise: Noise;
  /** Polar events per row. */
  readonly events: number;
  readonly power: Power | undefined;
  readonly missing: readonly UnmeasuredExposure[];
  readonly lead: ExclusionTest | undefined;
  readonly placeboOutcomes: readonly ExclusionTest[];
  readonly placeboExposures: readonly ExclusionTest[];
}

function ofPower({ design, noise, events, hypothesis }: Shortage, power: Power): WouldTell[] {
  const factor = signalNeeded(power);
  if (factor <= 1) return [];
  const ratio = factor ** 2;
  const has = design.rows.length;
  return [
    { code: "detectable", effect: factor * hypothesis.matters, matters: hypothesis.matters },
    { code: "periods", has, more: Math.ceil(has * (ratio - 1)) },
    { code: "events", has: events, needs: events * eventsNeeded(design, noise, ratio) },
  ];
}

/**
 * What evidence would tell where the record does not.
 *
 * Method: inclusion passes .75 where the effect's signal (its coefficient over its standard error) passes a bound; the
 * simulated power says how far the bound is, in standard errors. Signal grows with the root of the periods and of the
 * information of a period, 1 / (own + k v), whose v falls as one over the events; with the effect it grows in proportion. An
 * extrapolation: the bound itself rises slowly with the periods, and more events also sharpen the exposures.
 * Check: `would-tell.test.ts`, against power simulated on longer records.
 */
export function wouldTell(shortage: Shortage): readonly WouldTell[] {
  const { missing, power, lead, placeboOutcomes, placeboExposures } = shortage;
  const isRun = (tests: readonly ExclusionTest[]): boolean =>
    tests.some(({ state }) => state !== "unknown");
  const tests: WouldTell[] = [];
  if (lead?.state === "unknown") tests.push({ code: "test", test: "lead" });
  if (!isRun(placeboOutcomes)) tests.push({ code: "test", test: "placebo-outcome" });
  if (!isRun(placeboExposures)) tests.push({ code: "test", test: "placebo-exposure" });
  return [
    ...missing.map((exposure): WouldTell => ({ code: "exposure", missing: exposure })),
    ...(power === undefined ? [] : ofPower(shortage, power)),
    ...tests,
  ];
}
