import {
  daysBetween,
  type Granularity,
  type IsoDate,
  lastDayOf,
  type Period,
} from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { type Analogues, findAnalogues, type TooLittle } from "../analogues/analogues.ts";
import type { ForecastPanel, Target } from "../panel/forecast-panel.ts";
import { type PanelMissing, readForecastPanel } from "../panel/read-panel.ts";
import type { Question } from "../questions/question.ts";
import { standardQuestions } from "../questions/standard-set.ts";
import { readKinds } from "../signposts/read-kinds.ts";
import { type Signposts, signposts } from "../signposts/signposts.ts";
import { type AskedQuestion, askQuestions } from "./asked-questions.ts";
import { type LevelOutlook, levelOutlook, PERIODS_A_YEAR } from "./levels.ts";
import type { TrackRecord } from "./track.ts";
import { trackRecord } from "./track-record.ts";

/** Whose outlook, and from when. */
export interface OutlookScope {
  /** Nothing that became known after this day is used. */
  readonly asOf: IsoDate;
  readonly dyad: readonly [string, string];
  readonly by: Granularity;
  readonly sources?: readonly string[] | undefined;
}

/** What an outlook is to hold. */
export interface OutlookOptions {
  /** Months; rounded up to whole periods. */
  readonly months: number;
  /** Asked beside the standard set. */
  readonly questions?: readonly Question[] | undefined;
  /** Threads besides this one for the back-test; 0 for none. */
  readonly workers?: number | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
  /** What is forecast and back-tested; all by default. */
  readonly targets?: readonly Target[] | undefined;
}

/** The outlook of a dyad without the events that would move it, which take longest to look for. */
export interface LeanOutlook {
  readonly scope: OutlookScope;
  /** Its first dyad is the one asked about. */
  readonly panel: ForecastPanel;
  /** The last period that is known whole, and its last day: the outlook is from there. */
  readonly origin: Period;
  readonly known: IsoDate;
  /** Periods. */
  readonly horizon: number;
  readonly levels: LevelOutlook;
  /** Undefined where the record is too short for a back-test; then nothing is released. */
  readonly track: TrackRecord | undefined;
  readonly questions: readonly AskedQuestion[];
  readonly analogues: Analogues | TooLittle;
}

/** The outlook of a dyad. */
export interface DyadOutlook extends LeanOutlook {
  readonly signposts: Signposts | TooLittle;
}

/** Dyads that a dyad's outlook learns from. */
export const MOST_DYADS = 60;

const MONTHS_A_YEAR = 12;

/** A record that ends longer ago than this, in days, is told of from its end; else questions open on the as-of day. */
const LIVE_DAYS: Readonly<Record<Granularity, number>> = { month: 45, quarter: 100, year: 380 };

/** The day on which questions open: the as-of day, or, of a record that has ended, its last. */
export function openingDay(known: IsoDate, asOf: IsoDate, by: Granularity): IsoDate {
  return daysBetween(known, asOf) <= LIVE_DAYS[by] ? asOf : known;
}

/** What followed an analogue, and what follows a signpost, is told over half a year; by year, over one. */
const AFTER: Readonly<Record<Granularity, number>> = { month: 6, quarter: 2, year: 1 };

/** Whether there is no panel to forecast from. */
export function isWithoutOutlook(found: LeanOutlook | PanelMissing): found is PanelMissing {
  return "reason" in found;
}

/**
 * The outlook of a dyad as `dyadOutlook` gives it, without signposts.
 *
 * Method pages: docs/method/level-forecasts.md, questions.md, backtest.md, analogues.md
 *
 * @returns why there is none, where no source tells of the dyad
 * @throws `record.damaged`
 */
export async function leanOutlook(
  store: Store,
  scope: OutlookScope,
  { months, questions, workers = 0, progress, targets }: OutlookOptions,
): Promise<LeanOutlook | PanelMissing> {
  const { asOf, dyad, by, sources } = scope;
  const among = sources === undefined ? {} : { sources };
  const panel = await readForecastPanel(store, { asOf, by, dyad, dyads: MOST_DYADS, ...among });
  if ("reason" in panel) return panel;
  const origin = panel.periods.at(-1) as Period;
  const known = lastDayOf(origin);
  const horizon = Math.max(1, Math.ceil((months * PERIODS_A_YEAR[by]) / MONTHS_A_YEAR));
  const settings = { workers, progress };
  const track = await trackRecord(store, panel, by, [asOf, sources], settings);
  const asked = [
    ...standardQuestions(dyad, openingDay(known, asOf, by), months, panel.teller),
    ...(questions ?? []),
  ];
  const last = panel.periods.length - 1;
  return {
    ...{ scope, panel, origin, known, horizon, track },
    levels: levelOutlook(panel, horizon, track, targets),
    questions: await askQuestions(store, asked, asOf),
    analogues: findAnalogues(panel, 0, last, { horizon: AFTER[by] }),
  };
}

/**
 * What may be said of the next months of a relation, from the record as it was known on a day and from nothing else.
 *
 * Method pages: docs/method/level-forecasts.md, questions.md, backtest.md, analogues.md, signposts.md
 *
 * @returns why there is none, where no source tells of the dyad
 * @throws `record.damaged`
 */
export async function dyadOutlook(
  store: Store,
  scope: OutlookScope,
  options: OutlookOptions,
): Promise<DyadOutlook | PanelMissing> {
  const lean = await leanOutlook(store, scope, options);
  if (isWithoutOutlook(lean)) return lean;
  const { panel } = lean;
  return {
    ...lean,
    signposts: signposts({
      ...{ panel, origin: panel.periods.length - 1, dyad: 0, horizons: [1, AFTER[scope.by]] },
      kindCounts: await readKinds(store, panel, scope.asOf),
    }),
  };
}
