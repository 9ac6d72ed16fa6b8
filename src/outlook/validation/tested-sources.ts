import { isoDate, type PeriodLength } from "../../kernel/index.ts";
import { DataAbsent, EVER, type Ground, type Told } from "../../measure/index.ts";
import type { Store } from "../../record/index.ts";
import { type Backtest, backtest } from "../backtest/backtest.ts";
import { type BacktestSummary, summarise } from "../backtest/summary.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { readForecastPanel } from "../panel/read-panel.ts";
import { originsWhere } from "./score-rows.ts";

/** Real dyads that forecasts are tested on. */
export interface TestedSource {
  readonly name: string;
  readonly teller: "chronicle" | "dyad-scores" | "icews-tkg";
  readonly by: PeriodLength;
  /** Periods ahead. */
  readonly horizons: readonly number[];
  /** How many periods six months are. */
  readonly sixMonths: number;
  /** Each how-manieth dyad is forecast; what all share is learned from all. */
  readonly every: number;
  /** The first origin; left out, where back-tests begin. */
  readonly first?: string;
}

/** The real dyads, in the order in which they are told of. */
export const TESTED_SOURCES: readonly TestedSource[] = [
  {
    name: "GDELT's daily scores by month",
    teller: "dyad-scores",
    by: "month",
    horizons: [1, 3, 6, 12],
    sixMonths: 6,
    every: 1,
  },
  {
    name: "ICEWS by week",
    teller: "icews-tkg",
    by: "week",
    horizons: [1, 4, 13, 26],
    sixMonths: 26,
    every: 4,
    first: "2018-W01",
  },
  {
    name: "ICEWS by month",
    teller: "icews-tkg",
    by: "month",
    horizons: [1, 3, 6],
    sixMonths: 6,
    every: 4,
    first: "2018-01",
  },
  {
    name: "the chronicle by quarter",
    teller: "chronicle",
    by: "quarter",
    horizons: [1, 2, 4],
    sixMonths: 2,
    every: 1,
  },
];

/** How much is run, and with what. */
export interface OutlookRuns {
  /** Panels of known rates. */
  readonly knownRates: number;
  /** Threads of the back-tests besides this one. */
  readonly workers: number;
  /** Where chance begins. */
  readonly seed: number;
  /** Whether boosted trees are a member. */
  readonly trees: boolean;
}

/** A source with its back-test. */
export interface TestedPanel {
  readonly source: TestedSource;
  readonly panel: ForecastPanel;
  /** Only from origins at which the source looked. */
  readonly backtest: Backtest;
  readonly summary: BacktestSummary;
}

/** The record with a source in it; the chronicle is in every record. */
export async function recordOf(ground: Ground, teller: TestedSource["teller"]): Promise<Store> {
  return await (teller === "chronicle" ? ground.record() : ground.record(teller));
}

/**
 * The panel of a source.
 *
 * @throws DataAbsent
 */
export async function panelOf(
  ground: Ground,
  { name, teller, by }: TestedSource,
): Promise<ForecastPanel> {
  return await ground.once(`forecast panel of ${name}`, async () => {
    const store = await recordOf(ground, teller);
    const found = await readForecastPanel(store, { asOf: isoDate(EVER), by, teller });
    if ("reason" in found) throw new DataAbsent(`${found.reason}.`);
    return found;
  });
}

/** Periods in which the source looked, by their index. */
export function lookedIn({ dyads, periods }: ForecastPanel): number[] {
  const counts = dyads[0]?.counts.cooperation;
  return periods.flatMap((_, t) => (Number.isNaN(counts?.[t] ?? Number.NaN) ? [] : [t]));
}

/** Back-test a panel, leaving out forecasts from origins at which its source did not look: they knew nothing of late. */
export async function testPanel(
  source: TestedSource,
  panel: ForecastPanel,
  { workers, seed, trees }: OutlookRuns,
  told: Told,
): Promise<TestedPanel> {
  const { horizons, name, first, every } = source;
  let step = -1;
  const found = await backtest(panel, {
    ...{ horizons, workers, seed, trees },
    dyads: panel.dyads.flatMap((_, i) => (i % every === 0 ? [i] : [])),
    ...(first === undefined ? {} : { from: panel.periods.indexOf(first) }),
    progress: (done, of) => {
      const now = Math.floor((10 * done) / of);
      if (now > step) told(name, done, of);
      step = Math.max(step, now);
    },
  });
  const looked = new Set(lookedIn(panel));
  const own = {
    ...found,
    scores: found.scores.map((columns) => originsWhere(columns, (origin) => looked.has(origin))),
  };
  return { source, panel, backtest: own, summary: summarise(own) };
}

/** Back-tests of real dyads, run when first asked for. */
export class TestedPanels {
  readonly runs: OutlookRuns;
  readonly told: Told;

  constructor(runs: OutlookRuns, told: Told) {
    this.runs = runs;
    this.told = told;
  }

  /** @throws DataAbsent */
  async of(ground: Ground, source: TestedSource): Promise<TestedPanel> {
    return await ground.once(`back-test of ${source.name}`, async () => {
      const panel = await panelOf(ground, source);
      this.told(source.name, 0, 1);
      return await testPanel(source, panel, this.runs, this.told);
    });
  }
}
