import type { Period } from "../../kernel/index.ts";
import { factSeries, type Store, type StoredFact, voteAgreement } from "../../record/index.ts";
import { jeffreys } from "../relation/initiative.ts";
import { type Alliances, alliancesOf, OBLIGATIONS } from "./alliances.ts";
import {
  calendarYear,
  factScope,
  nameOf,
  type PairScope,
  type Part,
  type SeriesHead,
  type StructuralPoint,
  type StructuralSeries,
  seriesOrAbsent,
  whyAbsent,
  yearOf,
} from "./structural-series.ts";

/** Where two states stand together: votes, positions, treaties, memberships. */
export interface Alignment {
  readonly votes: Part<VoteSeries>;
  readonly idealPoints: Part;
  readonly alliances: Part<Alliances>;
  readonly sharedIgos: Part;
}

/** Agreement by year, with that over all years. */
export interface VoteSeries extends StructuralSeries {
  readonly overall: {
    readonly value: number;
    readonly lo: number;
    readonly hi: number;
    readonly n: number;
    /** An abstention beside a yes or a no counting as half agreed. */
    readonly abstentionAsHalf: number;
  };
}

const INTERVAL = "90 %, Jeffreys; roll calls taken as independent";

/** The product's own figures of whole years, which stand in where no roll calls are held. */
const CARRIED = "figures";

const CARRIED_VOTES = ["un-vote-agreement", "un-vote-half-agreement", "un-shared-votes"];

const VOTES: Omit<SeriesHead, "source" | "measures"> = {
  what: "agreement in the UN General Assembly",
  unit: "share of the roll calls in which both voted, 0 to 1",
  interval: INTERVAL,
  notes: [
    "An abstention agrees with an abstention only. Absence is no vote.",
    "Most resolutions pass without a roll call, so agreement is understated.",
  ],
};

async function votersOf(store: Store, scope: PairScope): Promise<string[]> {
  const { dyad } = scope;
  const question = { measures: ["un-vote"], actors: dyad };
  const facts = await factSeries(store, factScope(scope), question);
  return dyad.filter((actor) => facts.some(({ a }) => a === actor));
}

async function votesOf(store: Store, scope: PairScope): Promise<Part<VoteSeries>> {
  const asked = { ...factScope(scope), dyad: scope.dyad };
  const { source, years, overall } = await voteAgreement(store, asked);
  const { agreement, abstentionAsHalf } = overall;
  const points = years.flatMap(({ year, votes, agreed, agreement: value }): StructuralPoint[] => {
    if (value === null) return [];
    const { lo, hi } = jeffreys(agreed, votes);
    return [{ period: calendarYear(year), value, lo, hi, n: votes }];
  });
  const head = {
    ...VOTES,
    source: source ?? "",
    measures: source === CARRIED ? CARRIED_VOTES : ["un-vote"],
  };
  const series = seriesOrAbsent(head, points, { reason: "" });
  if ("reason" in series || agreement === null || abstentionAsHalf === null) {
    const held = await votersOf(store, scope);
    return { what: VOTES.what, ...whyAbsent(scope, "UN votes", "un-votes", held) };
  }
  const { lo, hi } = jeffreys(overall.agreed, overall.votes);
  return { ...series, overall: { value: agreement, lo, hi, n: overall.votes, abstentionAsHalf } };
}

/** Standard deviations from the mean of a normal to its 5th and 95th percentile. */
const REACH = 1.6448536269514722;

const POINT = "un-ideal-point";
const [LOW, HIGH] = [`${POINT}-q05`, `${POINT}-q95`];

/** The distance of two estimates with its band; the sign of the difference is dropped last. */
function distanceOf(x: Estimate, y: Estimate): { value: number; lo: number; hi: number } {
  const difference = x.mean - y.mean;
  const reach = REACH * Math.hypot(x.sd, y.sd);
  const ends = [Math.abs(difference - reach), Math.abs(difference + reach)];
  const lo = Math.abs(difference) <= reach ? 0 : Math.min(...ends);
  return { value: Math.abs(difference), lo, hi: Math.max(...ends) };
}

interface Estimate {
  readonly mean: number;
  readonly sd: number;
}

function estimates(facts: readonly StoredFact[], actor: string): Map<Period, Estimate> {
  const own = facts.filter(({ a }) => a === actor);
  const at = (measure: string): Map<Period, number> =>
    new Map(own.filter((f) => f.measure === measure).map((f) => [yearOf(f), f.value]));
  const [points, low, high] = [at(POINT), at(LOW), at(HIGH)];
  return new Map(
    [...points].flatMap(([year, mean]) => {
      const [lo, hi] = [low.get(year), high.get(year)];
      if (lo === undefined || hi === undefined) return [];
      return [[year, { mean, sd: (hi - lo) / (2 * REACH) }] as const];
    }),
  );
}

function positionNotes(
  dyad: PairScope["dyad"],
  year: Period | undefined,
  positions: readonly ReadonlyMap<Period, Estimate>[],
): string[] {
  if (year === undefined) return [];
  const told = dyad.map((actor, i) => {
    const mean = positions[i]?.get(year)?.mean ?? Number.NaN;
    return `${nameOf(actor)} at ${mean.toFixed(2)}`;
  });
  return [`In ${year}: ${told.join(", ")}; higher is nearer to the West.`];
}

function idealPointsOf(scope: PairScope, facts: readonly StoredFact[]): Part {
  const [first, second] = scope.dyad;
  const [one, other] = [estimates(facts, first), estimates(facts, second)];
  const years = [...one.keys()].filter((year) => other.has(year)).sort();
  const points = years.flatMap((year): StructuralPoint[] => {
    const [x, y] = [one.get(year), other.get(year)];
    if (x === undefined || y === undefined) return [];
    return [{ period: year, ...distanceOf(x, y) }];
  });
  const last = years.at(-1);
  const head: SeriesHead = {
    what: "distance of UN ideal points",
    unit: "scale points",
    source: "ideal-points",
    measures: [POINT, LOW, HIGH],
    interval: "90 %, approximate: the two estimates taken as normal and independent",
    notes: [
      ...positionNotes(scope.dyad, last, [one, other]),
      "All sessions are estimated together, so an early year's distance knows later votes.",
    ],
  };
  const held = scope.dyad.filter((actor) => facts.some(({ a }) => a === actor));
  return seriesOrAbsent(head, points, whyAbsent(scope, "ideal points", "ideal-points", held));
}

const IGOS: SeriesHead = {
  what: "shared memberships of intergovernmental organisations",
  unit: "organisations of which both are full members",
  source: "igos",
  measures: ["shared-igos"],
  notes: [
    "World-wide organisations make up most of the count, so it grows with time. A lower bound.",
  ],
};

function igosOf(scope: PairScope, facts: readonly StoredFact[]): Part {
  const points = facts
    .filter(({ measure }) => measure === "shared-igos")
    .map((fact) => ({ period: yearOf(fact), value: fact.value }));
  const members = facts.filter(({ measure }) => measure === "igo-memberships").map(({ a }) => a);
  const held = scope.dyad.filter((actor) => members.includes(actor));
  return seriesOrAbsent(IGOS, points, whyAbsent(scope, "IGO memberships", "igos", held));
}

const QUESTION: readonly string[] = [
  POINT,
  LOW,
  HIGH,
  "shared-igos",
  "igo-memberships",
  ...Object.keys(OBLIGATIONS),
];

/**
 * Where two states stand together, by year: votes in the General Assembly, distance of ideal points, treaties of
 * alliance, shared memberships.
 *
 * Method: docs/method/alignment.md.
 * Source: agreement after Lijphart (1963); ideal points by Bailey, Strezhnev & Voeten (2017).
 * Check: Russia and Pakistan agree in 0.655 of 5,981 votes (alignment.test.ts).
 *
 * @param thirds third parties whose defence pacts with either side to name
 * @throws `record.damaged`
 */
export async function alignmentOf(
  store: Store,
  scope: PairScope,
  thirds: readonly string[] = [],
): Promise<Alignment> {
  const { asOf, dyad } = scope;
  const question = { measures: QUESTION, actors: dyad, dyad, to: asOf };
  const facts = await factSeries(store, factScope(scope), question);
  const of = (...measures: readonly string[]): StoredFact[] =>
    facts.filter(({ measure }) => measures.includes(measure));
  return {
    votes: await votesOf(store, scope),
    idealPoints: idealPointsOf(scope, of(POINT, LOW, HIGH)),
    alliances: await alliancesOf(store, scope, of(...Object.keys(OBLIGATIONS)), thirds),
    sharedIgos: igosOf(scope, of("shared-igos", "igo-memberships")),
  };
}
