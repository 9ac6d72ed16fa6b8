import {
  contentHash,
  type Granularity,
  type IsoDate,
  seededRandom,
  spanOf,
} from "../../kernel/index.ts";
import { directedDays, epochOf, type Store } from "../../record/index.ts";
import type { BalanceSettings } from "./balance.ts";
import { type CodingError, codingErrors } from "./coding-error.ts";
import { Estimator, type Measured, smoothedShare } from "./estimate.ts";
import { type Gathering, gatherRelation, type RelationScope } from "./gathering.ts";
import {
  type Initiative,
  initiativeOf,
  type Reciprocity,
  reciprocityOf,
  type Silence,
} from "./initiative.ts";
import type { IntensitySettings } from "./intensity.ts";
import { type LegacyScores, legacyScores } from "./legacy.ts";
import { limitationsOf } from "./limitations.ts";
import type { DirectedHalf, RelationSeries, SeriesName, SourcePart, Unknown } from "./parts.ts";
import type { SeriesPoint } from "./scale.ts";
import { type Turns, turnsOf } from "./turns.ts";

/** The relations of two actors, measured. */
export interface Relation extends RelationSeries {
  readonly dyad: readonly [string, string];
  readonly asOf: IsoDate;
  readonly by: Granularity;
  readonly sources: readonly SourcePart[];
  /** The first of the sources that code acts one by one, which legacy scores are made of; null where none does. */
  readonly coding: string | null;
  /** Of these, the one that tells most of everybody else: what the surroundings are read from. */
  readonly widest: string | null;
  /** Each direction, as `RUS>PAK`. */
  readonly directed: Readonly<Record<string, DirectedHalf>>;
  readonly initiative: readonly Initiative[];
  readonly reciprocity: readonly Reciprocity[];
  readonly legacy: readonly LegacyScores[];
  readonly turningPoints: Turns["turningPoints"];
  readonly episodes: Turns["episodes"];
  /** In which series turns were sought, how, and whether something may be changing now. */
  readonly searched: Turns["searched"];
  /** What is known of each machine-coded source's errors. */
  readonly codingErrors: readonly CodingError[];
  readonly settings: {
    readonly balance: BalanceSettings;
    readonly intensity: IntensitySettings;
    readonly engagement: IntensitySettings;
  };
  readonly unknown: readonly Unknown[];
  /** Events of which only the year is known, in none of the series. */
  readonly undated: number;
  readonly limitations: readonly string[];
}

/** The share of cooperation in all that the reference source tells of anybody. */
function panelShareOf({ totals, sources }: Gathering): number {
  const [reference] = sources;
  const own = totals.filter(({ teller }) => teller === reference?.id);
  const sum = (polarity: string): number =>
    own.filter((total) => total.polarity === polarity).reduce((total, { told }) => total + told, 0);
  return smoothedShare(sum("cooperation"), sum("conflict"));
}

function partsOf({ sources, offsets, cells }: Gathering): SourcePart[] {
  return sources.map(({ id, first, last }, i) => {
    const found = offsets.find(({ source }) => source === id);
    const offset =
      found === undefined
        ? null
        : { mean: found.offset, sd: Math.sqrt(found.variance), strata: found.strata };
    const events = cells
      .filter(
        ({ teller, period, polarity }) =>
          teller === id && period !== null && polarity !== "attention",
      )
      .reduce((sum, cell) => sum + cell.events, 0);
    return { id, reference: i === 0, first, last, events, offset };
  });
}

const pointsOf = (measured: Measured): readonly SeriesPoint[] =>
  "points" in measured ? measured.points : [];

function unknownOf(named: Readonly<Record<SeriesName, Measured>>, half: string): Unknown[] {
  return Object.entries(named).flatMap(([series, measured]) =>
    "points" in measured
      ? []
      : { series: `${series}${half}`, events: measured.events, needed: measured.needed },
  );
}

/** The series of what is counted: both sides' acts, or one side's. */
function seriesOf(estimator: Estimator, from?: string): Readonly<Record<SeriesName, Measured>> {
  const by = from === undefined ? {} : { from };
  return {
    index: estimator.balanceOf({ matter: "all", ...by }),
    intensity: estimator.rateOf("conflict", { matter: "all", ...by }),
    engagement: estimator.rateOf("cooperation", { matter: "all", ...by }),
    words: estimator.balanceOf({ matter: "words", ...by }),
    deeds: estimator.balanceOf({ matter: "deeds", ...by }),
  };
}

function shown(series: Readonly<Record<SeriesName, Measured>>): RelationSeries {
  return {
    index: pointsOf(series.index),
    intensity: pointsOf(series.intensity),
    engagement: pointsOf(series.engagement),
    words: pointsOf(series.words),
    deeds: pointsOf(series.deeds),
  };
}

/** When a machine-coded source tells of nobody: it was not there. A person who codes nothing has still looked. */
function silencesOf({ periods, totals, cells, sources }: Gathering, source: string): Silence[] {
  if (sources.find(({ id }) => id === source)?.coding === "hand") return [];
  const told = new Set(
    [...totals, ...cells].filter(({ teller }) => teller === source).map(({ period }) => period),
  );
  return periods.filter((period) => !told.has(period)).map((period) => spanOf(period));
}

/** The source that tells most of all other dyads, of those that code acts one by one. */
function widestOf({ sources, coded, totals }: Gathering): string | undefined {
  const told = (id: string): number =>
    totals.reduce((sum, total) => (total.teller === id ? sum + total.told : sum), 0);
  return sources
    .map(({ id }) => id)
    .filter((id) => coded.some(({ teller }) => teller === id))
    .sort((x, y) => told(y) - told(x))
    .map((id) => epochOf(id).source)[0];
}

/** The seed of everything that a measure draws: the same question has the same answer. */
function seedOf(dyad: readonly string[]): number {
  return Number.parseInt(contentHash([...dyad].sort()).slice(0, 8), 16) | 0;
}

/**
 * Measure the relations of two actors: balance and intensity, words and deeds, each direction, who begins and who answers.
 *
 * Method: docs/method/balance.md, intensity.md, initiative.md, reciprocity.md.
 *
 * @throws `record.damaged`
 */
export async function measureRelation(store: Store, scope: RelationScope): Promise<Relation> {
  const gathering = await gatherRelation(store, scope);
  const estimator = new Estimator(gathering, panelShareOf(gathering));
  const [a, b] = scope.dyad;
  const [both, there, back] = [seriesOf(estimator), seriesOf(estimator, a), seriesOf(estimator, b)];
  const allDays = await directedDays(store, scope);
  const dated = gathering.sources.find(({ id }) => allDays.some(({ teller }) => teller === id))?.id;
  const days = allDays.filter(({ teller }) => teller === dated);
  const silences = dated === undefined ? [] : silencesOf(gathering, dated);
  const coding = gathering.sources.find(({ id }) =>
    gathering.coded.some(({ teller }) => teller === id),
  )?.id;
  const random = seededRandom(seedOf(scope.dyad));
  const powers = {
    cooperation: estimator.intensity.cooperation.exposurePower,
    conflict: estimator.intensity.conflict.exposurePower,
  };
  const turns = await turnsOf(store, gathering, powers, random);
  const machine = gathering.sources.filter((source) => source.coding === "machine");
  const errors = machine.length === 0 ? [] : await codingErrors(store, scope);
  const own = errors.filter(({ source }) => machine.some(({ id }) => id === source));
  const unknown = [
    ...unknownOf(both, ""),
    ...unknownOf(there, ` ${a}>${b}`),
    ...unknownOf(back, ` ${b}>${a}`),
  ];
  const parts = partsOf(gathering);
  return {
    dyad: scope.dyad,
    asOf: scope.asOf,
    by: scope.by,
    sources: parts,
    coding: coding ?? null,
    widest: widestOf(gathering) ?? null,
    ...shown(both),
    directed: {
      [`${a}>${b}`]: { from: a, to: b, ...shown(there) },
      [`${b}>${a}`]: { from: b, to: a, ...shown(back) },
    },
    initiative: initiativeOf(days, scope.dyad, silences),
    reciprocity: reciprocityOf(days, scope.dyad, random, silences),
    legacy: legacyScores(
      gathering.coded.filter(({ teller }) => teller === coding),
      gathering.periods,
    ),
    ...turns,
    codingErrors: own,
    settings: {
      balance: estimator.balance,
      intensity: estimator.intensity.conflict,
      engagement: estimator.intensity.cooperation,
    },
    unknown,
    undated: gathering.undated,
    limitations: limitationsOf({
      sources: parts,
      unknown,
      undated: gathering.undated,
      codingErrors: own,
    }),
  };
}
