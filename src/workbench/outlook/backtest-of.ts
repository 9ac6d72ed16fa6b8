import {
  type Period,
  type PeriodLength,
  periodOf,
  shiftPeriod,
  spanOf,
} from "../../kernel/index.ts";
import {
  backtest,
  type ForecastPanel,
  MOST_DYADS,
  ofDyad,
  readForecastPanel,
  summarise,
  usualFirstOrigin,
} from "../../outlook/index.ts";
import type { Scope, Store } from "../../record/index.ts";
import { periodLength } from "../period-length.ts";
import { backtestAnswer } from "./backtest-answer.ts";
import type { BacktestDocument } from "./backtest-document.ts";
import { resultsOf } from "./backtest-parts.ts";
import { escalationSentences } from "./escalation-words.ts";
import { backtestOriginOutside, backtestWithoutPanel } from "./messages.ts";

/** What is asked of a back-test. */
export interface BacktestRequest {
  /** The dyad whose own figures stand beside those of all. */
  readonly dyad?: readonly [string, string] | undefined;
  readonly by?: PeriodLength | undefined;
  /** Day or period of the first and the last origin. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Periods ahead. */
  readonly horizons?: readonly number[] | undefined;
  /** Threads besides this one; default 0. */
  readonly workers?: number | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** How far ahead is forecast where nothing else is asked: up to a year. */
const HORIZONS: Readonly<Record<PeriodLength, readonly number[]>> = {
  week: [1, 4, 13, 26],
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1, 2],
};

const ALL_DYADS = 200;

/** Fewest polar events that must be known of a dyad at the first origin. */
const FEWEST_BEFORE = 5;

const SEED = 20_261_124;

const LIMITATIONS: readonly string[] = [
  "What is scored is what the source tells, not what happened.",
  "Forecasts of one period go along with one another: intervals are of the bootstrap over blocks of origins, not of single forecasts.",
  "Escalations are picked by what came: no forecast that is right on the whole does well on them, and one that always warns would.",
  "Counts are whole numbers, so their central intervals hold more than they are named for.",
];

/** The place of an origin in the panel; undefined where none is asked for. */
function originOf(
  { periods }: ForecastPanel,
  option: "from" | "to",
  asked: string | undefined,
  by: PeriodLength,
): number | undefined {
  if (asked === undefined) return undefined;
  const span = spanOf(asked);
  const origin = periodOf(option === "from" ? span.first : span.last, by);
  const place = periods.indexOf(origin);
  if (place >= 0) return place;
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  throw backtestOriginOutside({ option: `--${option}`, origin, first, last });
}

/**
 * Back-test the forecasts of the widest source, or of the one that tells furthest of a dyad. Dyads are chosen by what was known at the
 * first origin.
 *
 * Method page: docs/method/backtest.md
 *
 * @throws `workbench.backtest-without-panel`, `workbench.backtest-origin-outside`, `kernel.period-malformed`,
 *   `outlook.backtest-setting`, `outlook.backtest-too-short`
 */
export async function backtestOf(
  store: Store,
  scope: Scope & { readonly asOf: BacktestDocument["asOf"] },
  { dyad, by: asked, from, to, horizons, workers = 0, progress }: BacktestRequest,
): Promise<BacktestDocument> {
  const { asOf, sources } = scope;
  const by = asked ?? (await periodLength(store, scope, dyad));
  const read = async (more: {
    knownBefore?: Period;
    teller?: string;
    fewest?: number;
  }): Promise<ForecastPanel> => {
    const found = await readForecastPanel(store, {
      ...{ asOf, by, dyads: dyad === undefined ? ALL_DYADS : MOST_DYADS },
      ...(sources === undefined ? {} : { sources }),
      ...(dyad === undefined ? {} : { dyad }),
      ...more,
    });
    if ("reason" in found) throw backtestWithoutPanel({ ...found });
    return found;
  };
  const whole = await read({});
  const first = originOf(whole, "from", from, by) ?? usualFirstOrigin(whole.periods.length);
  const last = originOf(whole, "to", to, by);
  const at = whole.periods[first] as Period | undefined;
  const panel =
    at === undefined
      ? whole
      : await read({
          knownBefore: shiftPeriod(at, 1),
          teller: whole.teller,
          fewest: FEWEST_BEFORE,
        });
  const run = await backtest(panel, {
    ...{ horizons: horizons ?? HORIZONS[by], from: first, workers, seed: SEED },
    ...(last === undefined ? {} : { to: last }),
    ...(progress === undefined ? {} : { progress }),
  });
  const summary = summarise(run);
  const own = dyad === undefined ? undefined : summarise(ofDyad(run, 0));
  const { periods } = panel;
  const results = resultsOf(summary, run.dyads, own);
  const told: Omit<BacktestDocument, "answer"> = {
    ...{ schema: "entente/backtest@1", dyad: dyad ?? null, asOf, by, source: panel.teller },
    periods: { first: periods[0] ?? "", last: periods.at(-1) ?? "", count: periods.length },
    ...{ from: summary.from, to: summary.to, dyads: panel.dyads.length },
    horizons: run.horizons,
    escalations: escalationSentences({ horizons: run.horizons, results, by }),
    results,
    limitations: LIMITATIONS,
  };
  return { ...told, answer: backtestAnswer(told) };
}
