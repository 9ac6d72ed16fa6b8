import type { Finding } from "../../measure/index.ts";
import { COLUMN_NAMES } from "./columns.ts";
import { calibrationOf } from "./rates.ts";
import type { Trial } from "./trial.ts";
import type { Trials } from "./trials.ts";

const LINE = 0.1;

/** Bins from here on are judged. */
const JUDGED_FROM = 0.5;

function calibrated(what: string, trials: readonly Trial[], says: string): Finding {
  const bins = calibrationOf(trials);
  const judged = bins.filter(({ from, hypotheses }) => from >= JUDGED_FROM && hypotheses > 0);
  const gaps = judged.map((bin) => Math.abs(bin.trueShare - bin.meanInclusion));
  const value = Math.max(...gaps);
  const all = trials.flatMap(({ isTrue }) => isTrue);
  const share = all.filter(Boolean).length / all.length;
  return {
    what: `largest distance of the share of true hypotheses from the mean PIP, in bins from .5 on: ${what}`,
    value,
    unit: "probability",
    passLine: `at most ${LINE}`,
    passed: value <= LINE,
    detail: `${what}: ${all.length} hypotheses, ${(100 * share).toFixed(1)} % of them true. ${says}`,
    beside: {
      columns: ["PIP from", "to", "hypotheses", "mean PIP", "share true"],
      rows: bins.map(({ from, to, hypotheses, meanInclusion, trueShare }) => [
        from,
        to,
        hypotheses,
        meanInclusion,
        trueShare,
      ]),
    },
  };
}

/** S5: whether inclusion probabilities are the shares of true hypotheses. */
export function calibration(trials: Trials): Finding[] {
  const of = (...names: readonly (typeof COLUMN_NAMES)[number][]): Trial[] =>
    names.flatMap((name) => trials.of(name));
  return [
    calibrated(
      "the panels of S1 to S4",
      of("none", "longNone", "strongShock", "dense", "sparse"),
      "In three of these five kinds none is true, in two one; the prior expects one of five.",
    ),
    calibrated(
      "all eight kinds",
      of(...COLUMN_NAMES),
      "In three of these eight kinds none is true, in five one.",
    ),
    calibrated(
      "panels whose number of true hypotheses is spread as the prior has it",
      trials.byPrior(),
      "Here the prior of the models is right; that of the effects expects larger ones than these, and asks more evidence for small ones.",
    ),
  ];
}
