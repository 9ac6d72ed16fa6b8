import { EntenteError, type Granularity, sha256 } from "../../kernel/index.ts";
import type { Recalibration } from "../../maths/index.ts";
import type { Store } from "../../record/index.ts";
import { backtest } from "../backtest/backtest.ts";
import { recalibrationsAt } from "../backtest/recalibrate.ts";
import { summarise } from "../backtest/summary.ts";
import { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "../panel/forecast-panel.ts";
import { carriedTrack, keepTrack, keptTrack } from "./kept-tracks.ts";
import type { TrackRecord } from "./track.ts";

/** How far ahead forecasts are back-tested, in periods; other horizons are judged by the nearest of these. */
const TESTED: Readonly<Record<Granularity, readonly number[]>> = {
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1, 2],
};

/** The last origins of a record tell how the forecasts do; older ones would only cost time. */
const MOST_ORIGINS: Readonly<Record<Granularity, number>> = { month: 48, quarter: 48, year: 20 };

const SEED = 20_261_124;

/** To be raised whenever the same panel would be back-tested to other figures, so that none that was kept is taken for them. */
const VERSION = 1;

/** How a back-test for an outlook is run. */
export interface TrackSettings {
  readonly workers: number;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** Runs the back-test of a panel. */
export async function backtested(
  panel: ForecastPanel,
  by: Granularity,
  { workers, progress }: TrackSettings,
): Promise<TrackRecord | undefined> {
  const tested = TESTED[by];
  const last = panel.periods.length - 1;
  const first = last - Math.min(...tested) - MOST_ORIGINS[by];
  const usual = Math.max(24, Math.ceil(0.4 * panel.periods.length)) - 1;
  try {
    const found = await backtest(panel, {
      ...{ horizons: tested, workers, seed: SEED, besides: false, from: Math.max(first, usual) },
      ...(progress === undefined ? {} : { progress }),
    });
    const curvesOf = (target: CountTarget): Record<number, Recalibration> =>
      Object.fromEntries(recalibrationsAt(found.scores, target, last));
    const [cooperation, conflict, material] = COUNT_TARGETS.map(curvesOf);
    return {
      ...{ summary: summarise(found), dyads: found.dyads, tested },
      curves: {
        cooperation: cooperation ?? {},
        conflict: conflict ?? {},
        "material-conflict": material ?? {},
      },
    };
  } catch (error) {
    if (error instanceof EntenteError && error.code === "outlook.backtest-too-short") {
      return undefined;
    }
    throw error;
  }
}

/** The dyads that forecasts are learned from and judged by, in the order of their codes: the same whoever asks. */
export function judgedPanel(panel: ForecastPanel): ForecastPanel {
  const name = ({ a, b }: ForecastPanel["dyads"][number]): string => `${a} ${b}`;
  const dyads = panel.dyads
    .filter(({ added }) => added !== true)
    .toSorted((x, y) => (name(x) < name(y) ? -1 : 1));
  return { ...panel, dyads };
}

/** What a back-test rests on: everything that is in its panel, and how it is made. */
export function trackKey({ teller, by, periods, dyads }: ForecastPanel): string {
  const counted = dyads.map(({ a, b, counts, late }) => [
    ...[a, b, JSON.stringify(late)],
    ...COUNT_TARGETS.map((target) => counts[target].join(",")),
  ]);
  return sha256(JSON.stringify([VERSION, SEED, teller, by, periods, counted]));
}

async function keptOrRun(
  store: Store,
  panel: ForecastPanel,
  by: Granularity,
  settings: TrackSettings,
): Promise<TrackRecord | undefined> {
  const key = trackKey(panel);
  const kept = carriedTrack(key) ?? keptTrack(store.path, panel, key);
  if (kept !== undefined) return kept;
  const made = await backtested(panel, by, settings);
  if (made !== undefined) keepTrack(store.path, panel, key, made);
  return made;
}

/**
 * How the forecasts of a panel would have done: the release rule and the recalibration rest on it, and it stands in for a
 * ledger that is young. One run serves every dyad of the panel; it is kept beside the record until the panel is another.
 *
 * @param asked by what the panel was read
 * @returns undefined where the record is too short for it
 */
export async function trackRecord(
  store: Store,
  panel: ForecastPanel,
  by: Granularity,
  asked: readonly unknown[],
  settings: TrackSettings,
): Promise<TrackRecord | undefined> {
  const judged = judgedPanel(panel);
  if (judged.dyads.length === 0) return undefined;
  const members = judged.dyads.map(({ a, b }) => `${a}-${b}`);
  const question = ["track record", ...asked, panel.teller, by, members];
  return await store.once(question, () => keptOrRun(store, judged, by, settings));
}
