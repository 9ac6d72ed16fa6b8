import { type IsoDate, type Period, shiftPeriod } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { balanceOutcomes } from "../panel/balance.ts";
import { COUNT_TARGETS, type ForecastPanel, type Target } from "../panel/forecast-panel.ts";
import { outcomesOf } from "../panel/history.ts";
import { readForecastPanel } from "../panel/read-panel.ts";
import { type Resolution, resolveQuestions } from "../questions/resolve.ts";
import { type DyadOutlook, MOST_DYADS } from "./dyad-outlook.ts";

/** What came of an outlook. */
export interface Hindsight {
  /** The day up to which the record was read. */
  readonly knownTo: IsoDate;
  /** The last period told of whole by then. */
  readonly last: Period;
  /** What came of a target in a period, events or logits; NaN where the source does not tell of it yet, or did not look. */
  outcomeOf(target: Target, period: Period): number;
  /** How the questions came out, in the outlook's order. */
  readonly questions: readonly Resolution[];
}

function outcomesIn(panel: ForecastPanel): ReadonlyMap<Target, Float64Array> {
  const [series] = panel.dyads;
  if (series === undefined) return new Map();
  const counts = COUNT_TARGETS.map((target) => [target, outcomesOf(series, target)] as const);
  return new Map<Target, Float64Array>([...counts, ["balance", balanceOutcomes(panel, series)]]);
}

/**
 * Hold an outlook against the record as it was known on a later day. The balance is measured beside the dyads that the outlook
 * learned from.
 *
 * @param knownTo a day after the outlook's
 */
export async function hindsight(
  store: Store,
  { scope, panel, origin, questions }: DyadOutlook,
  knownTo: IsoDate,
): Promise<Hindsight> {
  const { dyad, by, sources } = scope;
  const now = await readForecastPanel(store, {
    ...{ asOf: knownTo, by, dyad, teller: panel.teller, dyads: MOST_DYADS },
    ...(sources === undefined ? {} : { sources }),
    knownBefore: shiftPeriod(origin, 1),
  });
  const found = "reason" in now ? panel : now;
  const outcomes = outcomesIn(found);
  const places = new Map(found.periods.map((period, place) => [period, place]));
  return {
    knownTo,
    last: found.periods.at(-1) as Period,
    outcomeOf: (target, period) => outcomes.get(target)?.[places.get(period) ?? -1] ?? Number.NaN,
    questions: await resolveQuestions(
      store,
      questions.map(({ question }) => question),
      knownTo,
    ),
  };
}
