import {
  type Granularity,
  type IsoDate,
  type Period,
  shiftPeriod,
  spanOf,
} from "../../kernel/index.ts";
import { suitableGranularity } from "../../measure/index.ts";
import {
  type DyadOutlook,
  dyadOutlook,
  type Hindsight,
  hindsight,
  isWithoutOutlook,
} from "../../outlook/index.ts";
import type { Scope, Store } from "../../record/index.ts";
import { backtestWithoutPanel, nothingCame } from "./messages.ts";
import type { NarratedLevel, NarratedQuestion, NarrationDocument } from "./narration-document.ts";
import type { OutlookLevel } from "./outlook-document.ts";
import { known, levelsOf, questionOf } from "./parts.ts";

/** An outlook of the past. */
export interface NarrationRequest {
  readonly dyad: readonly [string, string];
  readonly by?: Granularity | undefined;
  /** The period from whose end it looks ahead; left out, the as-of day. */
  readonly from?: string | undefined;
  /** Periods ahead; by default up to a year. */
  readonly horizons?: readonly number[] | undefined;
  readonly workers?: number | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

const HORIZONS: Readonly<Record<Granularity, readonly number[]>> = {
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1, 2],
};

const MONTHS_A_PERIOD: Readonly<Record<Granularity, number>> = { month: 1, quarter: 3, year: 12 };

const LEAST_MONTHS = 12;

const LIMITATIONS: readonly string[] = [
  "The forecasts of one outlook go along with one another: how many came out right tells of this one time, not of how good they are.",
  "What came is what the source has told since, not what happened.",
];

/** Where a value lies between quantiles that are known; null beyond them. */
function betweenQuantiles(value: number, { quantiles }: OutlookLevel): number | null {
  const points = Object.entries(quantiles)
    .map(([p, at]) => [Number(p), at] as const)
    .sort((x, y) => x[0] - y[0]);
  const above = points.findIndex(([, at]) => at >= value);
  const [upper, lower] = [points[above], points[above - 1]];
  if (upper === undefined) return null;
  if (lower === undefined) return upper[1] === value ? upper[0] : null;
  return lower[0] + ((upper[0] - lower[0]) * (value - lower[1])) / (upper[1] - lower[1]);
}

function percentileOf({ levels }: DyadOutlook, level: OutlookLevel, came: number): number | null {
  const { target, horizon, shown } = level;
  if (target === "balance") return betweenQuantiles(came, level);
  const forecast = levels.counts.find((one) => one.target === target && one.horizon === horizon);
  const counts = shown === "pool" ? forecast?.pool : forecast?.baselines.climatology;
  return counts === undefined ? null : (counts.cdf(came - 1) + counts.cdf(came)) / 2;
}

function narratedLevel(outlook: DyadOutlook, level: OutlookLevel, found: Hindsight): NarratedLevel {
  const came = found.outcomeOf(level.target, level.period as Period);
  if (Number.isNaN(came)) return { forecast: level, came: null, inside: null, percentile: null };
  const { quantiles } = level;
  return {
    forecast: level,
    came,
    inside: came >= quantiles["0.05"] && came <= quantiles["0.95"],
    percentile: percentileOf(outlook, level, came),
  };
}

function narratedQuestions({ questions }: DyadOutlook, found: Hindsight): NarratedQuestion[] {
  return questions.map((asked, i) => {
    const question = questionOf(asked);
    const { state = "open", on, because = "", events = [] } = found.questions[i] ?? {};
    const came = state === "yes" ? 1 : state === "no" ? 0 : Number.NaN;
    const brier = (p: number | undefined): number | null => known(((p ?? Number.NaN) - came) ** 2);
    return {
      question,
      ...{ state, on: on ?? null, because, counted: events },
      brier: brier(question.p ?? undefined),
      brierOfBaseRate: brier(question.baseRate?.share),
    };
  });
}

const mean = (values: readonly number[]): number | null =>
  known(values.reduce((sum, value) => sum + value, 0) / values.length);

function summaryOf(
  levels: readonly NarratedLevel[],
  questions: readonly NarratedQuestion[],
): NarrationDocument["summary"] {
  const came = levels.filter(({ inside }) => inside !== null);
  const inside = came.filter((level) => level.inside === true).length;
  const count = (state: NarratedQuestion["state"]): number =>
    questions.filter((question) => question.state === state).length;
  const scored = questions.flatMap(({ brier, brierOfBaseRate }) =>
    brier === null || brierOfBaseRate === null ? [] : [{ brier, brierOfBaseRate }],
  );
  const brier = mean(scored.map((one) => one.brier));
  const brierOfBaseRate = mean(scored.map((one) => one.brierOfBaseRate));
  const ofLevels =
    came.length === 0
      ? "None of the levels forecast is known yet"
      : `Of ${came.length} levels that are known by now, ${inside} lay inside their 90% intervals, where ${(0.9 * came.length).toFixed(1)} were to be expected`;
  const ofQuestions =
    brier === null || brierOfBaseRate === null
      ? "no question is decided"
      : `of ${questions.length} questions ${count("yes")} came out yes, ${count("no")} no, ${count("void")} void, and ${count("open")} are open, with a mean Brier score of ${brier.toFixed(3)} beside ${brierOfBaseRate.toFixed(3)} for their base rates`;
  return {
    ...{ levels: came.length, inside, decided: count("yes") + count("no") },
    ...{ void: count("void"), open: count("open"), brier, brierOfBaseRate },
    says: `${ofLevels}; ${ofQuestions}.`,
  };
}

/** When the outlook was given, and up to when what came of it is read. */
interface Times {
  readonly asOf: IsoDate;
  readonly knownTo: IsoDate;
  readonly by: Granularity;
}

async function narrationOf(
  store: Store,
  { sources }: Pick<Scope, "sources">,
  { asOf, knownTo, by }: Times,
  { dyad, horizons = HORIZONS[by], workers, progress }: NarrationRequest,
): Promise<NarrationDocument> {
  const furthest = Math.max(...horizons) * MONTHS_A_PERIOD[by];
  const outlook = await dyadOutlook(
    store,
    { asOf, dyad, by, sources },
    { months: Math.max(LEAST_MONTHS, furthest), workers, progress },
  );
  if (isWithoutOutlook(outlook)) throw backtestWithoutPanel({ ...outlook });
  const { origin, panel } = outlook;
  const found = await hindsight(store, outlook, knownTo);
  if (found.last <= origin) throw nothingCame({ from: origin, knownTo });
  const levels = levelsOf(outlook, (horizon) => shiftPeriod(origin, horizon))
    .filter(({ horizon }) => horizons.includes(horizon))
    .map((level) => narratedLevel(outlook, level, found));
  const questions = narratedQuestions(outlook, found);
  return {
    ...{ schema: "entente/narration@1", dyad, asOf, knownTo, by, source: panel.teller, origin },
    ...{ levels, questions, summary: summaryOf(levels, questions), limitations: LIMITATIONS },
  };
}

/**
 * The outlook that could have been given, and what came of it: from the as-of day to today, or from the end of a period to the as-of
 * day.
 *
 * Method page: docs/method/backtest.md
 *
 * @throws `workbench.backtest-without-panel`, `workbench.backtest-nothing-came`, `kernel.period-malformed`
 */
export async function narrated(
  store: Store,
  scope: Scope & { readonly asOf: IsoDate },
  now: IsoDate,
  request: NarrationRequest,
): Promise<NarrationDocument> {
  const { dyad, from } = request;
  const suitable = request.by ?? (await suitableGranularity(store, { ...scope, dyad }));
  const by = request.by === undefined && suitable === "year" ? "quarter" : suitable;
  const times =
    from === undefined
      ? { asOf: scope.asOf, knownTo: now, by }
      : { asOf: spanOf(from).last, knownTo: scope.asOf, by };
  return await narrationOf(store, scope, times, request);
}
