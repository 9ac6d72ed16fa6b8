import type { IsoDate, Period } from "../../kernel/index.ts";
import { factReach, factSeries, type Store, type StoredFact } from "../../record/index.ts";
import {
  type Absent,
  factScope,
  isState,
  nameOf,
  notHeld,
  type PairScope,
  type Part,
  runsOf,
  type SeriesHead,
  type Standing,
  seriesOrAbsent,
  type YearRun,
  yearOf,
} from "./structural-series.ts";

/** Who coded the disputes: the Correlates of War, or Gibler, Miller and Little. */
export type DisputeCoder = "COW" | "GML";

/** One militarised dispute of the two, as one coder has it, from the first to the last year for which it is kept. */
export interface Dispute extends YearRun {
  readonly coder: DisputeCoder;
  /** The coder's number of it. */
  readonly item: string;
  /** The highest that each did, in the order of the dyad: 1 none to 5 war; null where not known on the as-of date. */
  readonly hostility: readonly [number | null, number | null];
  readonly words: string;
}

/** Disputes as one coder has them. */
export interface Disputes {
  readonly coder: DisputeCoder;
  readonly disputes: readonly Dispute[];
  /** The higher of the two sides' hostility by year; years whose dispute is not yet judged are left out. */
  readonly hostility: Part;
  /** Last year of which the record holds a dispute of anybody. */
  readonly until: Period;
}

/** A rivalry of the two. */
export interface Rivalry {
  readonly coder: string;
  readonly first: Period;
  /** Absent while it is in force. */
  readonly last: Period | null;
  readonly standing: Standing;
}

/** How near the two states' own land lies. */
export interface Contiguity {
  /** 1 land or river; across water of up to 2: 12, 3: 24, 4: 150, 5: 400 miles. */
  readonly type: number;
  readonly words: string;
  readonly since: IsoDate;
  readonly standing: Standing;
}

/** What two states have fought and quarrelled over, at the as-of date. */
export interface StructuralProfile {
  readonly disputes: readonly Part<Disputes>[];
  readonly rivalries: Part<readonly Rivalry[]>;
  /** Wars between the two with a thousand battle deaths. */
  readonly wars: Part<readonly (YearRun & { readonly item: string })[]>;
  /** Years of armed conflict between the two: 1 from 25 battle deaths, 2 from 1,000. */
  readonly armedConflict: Part;
  readonly contiguity: Part<Contiguity>;
}

const LEVELS: readonly string[] = [
  "",
  "no act of force",
  "threat",
  "display",
  "use of force",
  "war",
];

const BORDERS: readonly string[] = [
  "",
  "a border on land or along a river",
  "at most 12 miles of water between them",
  "at most 24 miles of water between them",
  "at most 150 miles of water between them",
  "at most 400 miles of water between them",
];

const CODERS: readonly (readonly [DisputeCoder, string])[] = [
  ["COW", "cow-mid"],
  ["GML", "gml-mid"],
];

const RIVALRIES: Readonly<Record<string, string>> = {
  "td-rivalry": "Thompson and Dreyer",
  "tss-rivalry": "Thompson, Sakuwa and Suhas",
};

const OWN: readonly string[] = [
  "cow-mid",
  "gml-mid",
  "cow-mid-hostility",
  "gml-mid-hostility",
  "interstate-war",
  "interstate-conflict-intensity",
  "td-rivalry",
  "tss-rivalry",
  "contiguity",
];

/** Measures whose reach is asked of everybody's facts, to tell an end from the end of a source. */
const REACHED: readonly string[] = OWN.filter((measure) => !measure.endsWith("-hostility"));

/** The last day of which the record tells, by measure. */
type Reach = ReadonlyMap<string, IsoDate>;

async function reachOf(store: Store, scope: PairScope): Promise<Reach> {
  const reach = await factReach(store, factScope(scope), REACHED);
  return new Map(reach.map(({ measure, latest }) => [measure, latest]));
}

/** What the two are, and how far the record reaches about anybody. */
interface Known {
  readonly scope: PairScope;
  readonly facts: readonly StoredFact[];
  readonly reach: Reach;
}

function missing(scope: PairScope, what: string, source: string): Absent {
  return { what, ...notHeld(scope, what, source) };
}

function standingOf({ measure, last }: StoredFact, asOf: IsoDate, reach: Reach): Standing {
  if (last >= asOf) return "in force";
  return last === reach.get(measure) ? "in force when the source ends" : "ended";
}

function levelOf(facts: readonly StoredFact[], item: string, side: string): number | null {
  const own = facts.filter((fact) => fact.item === item && fact.a === side);
  return own.length === 0 ? null : Math.max(...own.map(({ value }) => value));
}

function disputeWords(dyad: PairScope["dyad"], levels: Dispute["hostility"]): string {
  const told = dyad.map((side, i) => {
    const level = levels[i] ?? null;
    return `${nameOf(side)}: ${level === null ? "not yet judged" : LEVELS[level]}`;
  });
  return told.join("; ");
}

const HOSTILITY: Omit<SeriesHead, "measures"> = {
  what: "highest hostility of the dispute of the year",
  unit: "1 none, 2 threat, 3 display, 4 use of force, 5 war; of the whole dispute",
  source: "disputes",
  notes: ["One dispute is kept for each year. A year without a point has none that is known."],
};

function disputesBy(
  coder: DisputeCoder,
  measure: string,
  { scope, facts, reach }: Known,
): Part<Disputes> {
  const { dyad } = scope;
  const what = `militarised disputes (${coder})`;
  const own = facts.filter((fact) => fact.measure === measure);
  const levels = facts.filter((fact) => fact.measure === `${measure}-hostility`);
  const until = reach.get(measure);
  if (until === undefined) return missing(scope, what, "disputes");
  const items = [...new Set(own.map(({ item }) => item ?? ""))];
  const disputes = items.flatMap((item): Dispute[] => {
    const years = own
      .filter((fact) => fact.item === item)
      .map(yearOf)
      .sort();
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined) return [];
    const hostility = [levelOf(levels, item, dyad[0]), levelOf(levels, item, dyad[1])] as const;
    return [{ coder, item, first, last, hostility, words: disputeWords(dyad, hostility) }];
  });
  const byYear = new Map<Period, number>();
  for (const fact of levels) {
    byYear.set(yearOf(fact), Math.max(byYear.get(yearOf(fact)) ?? 0, fact.value));
  }
  const points = [...byYear].map(([period, value]) => ({ period, value }));
  const head = { ...HOSTILITY, measures: [`${measure}-hostility`] };
  return {
    coder,
    disputes: disputes.sort((x, y) => (x.first < y.first ? -1 : 1)),
    hostility: seriesOrAbsent(head, points, {
      reason: "no dispute between the two whose hostility is known",
    }),
    until: yearOf({ first: until }),
  };
}

function rivalriesOf({ scope, facts, reach }: Known): StructuralProfile["rivalries"] {
  const measures = Object.keys(RIVALRIES);
  if (!measures.some((measure) => reach.has(measure))) {
    return missing(scope, "rivalries", "rivalries");
  }
  return facts
    .filter(({ measure }) => measures.includes(measure))
    .map((fact) => {
      const standing = standingOf(fact, scope.asOf, reach);
      return {
        coder: RIVALRIES[fact.measure] ?? fact.measure,
        first: yearOf(fact),
        last: standing === "in force" ? null : yearOf({ first: fact.last }),
        standing,
      };
    });
}

function warsOf({ scope, facts, reach }: Known): StructuralProfile["wars"] {
  const own = facts.filter(({ measure }) => measure === "interstate-war");
  if (!reach.has("interstate-war")) return missing(scope, "wars between states", "wars");
  const items = [...new Set(own.map(({ item }) => item ?? ""))];
  return items
    .flatMap((item) =>
      runsOf(own.filter((fact) => fact.item === item).map(yearOf)).map((run) => ({ item, ...run })),
    )
    .sort((x, y) => (x.first < y.first ? -1 : 1));
}

function armedConflictOf({ scope, facts, reach }: Known): Part {
  const measure = "interstate-conflict-intensity";
  const worst = new Map<Period, number>();
  for (const fact of facts) {
    if (fact.measure !== measure) continue;
    worst.set(yearOf(fact), Math.max(worst.get(yearOf(fact)) ?? 0, fact.value));
  }
  const head: SeriesHead = {
    what: "armed conflict between the two",
    unit: "1 from 25 battle deaths in the year, 2 from 1,000",
    source: "armed-conflicts",
    measures: [measure],
    notes: ["A year without a point has no conflict of 25 battle deaths that is known."],
  };
  const points = [...worst].map(([period, value]) => ({ period, value }));
  const until = reach.get(measure)?.slice(0, 4);
  const none = `none of 25 battle deaths in a year with the two as main parties; the record's armed conflicts between states reach to ${until}`;
  return seriesOrAbsent(
    head,
    points,
    until === undefined ? notHeld(scope, "armed conflicts", "armed-conflicts") : { reason: none },
  );
}

function contiguityOf({ scope, facts, reach }: Known): Part<Contiguity> {
  const what = "contiguity";
  if (!reach.has("contiguity")) return missing(scope, "borders", "contiguity");
  const own = facts
    .filter(({ measure }) => measure === "contiguity")
    .map((fact) => ({ fact, standing: standingOf(fact, scope.asOf, reach) }))
    .filter(({ standing }) => standing !== "ended")
    .sort((x, y) => x.fact.value - y.fact.value)[0];
  if (own === undefined) {
    return {
      what,
      reason:
        "no common border, and not within 400 miles of water of each other, as far as the record tells",
    };
  }
  const { fact, standing } = own;
  return { type: fact.value, words: BORDERS[fact.value] ?? "", since: fact.first, standing };
}

/**
 * What two states have fought and quarrelled over: disputes, rivalries, wars, and how near they lie.
 *
 * These are the sources' own judgements, as they were known on the as-of date; nothing is estimated. What lasted when a
 * source ended is not said to have ended.
 *
 * @throws `record.damaged`
 */
export async function conflictsAndRivalry(
  store: Store,
  scope: PairScope,
): Promise<StructuralProfile> {
  const { asOf, dyad } = scope;
  const nonState = dyad.find((actor) => !isState(actor));
  if (nonState !== undefined) return nothingOf(nameOf(nonState));
  const question = { measures: OWN, dyad, to: asOf };
  const facts = await factSeries(store, factScope(scope), question);
  const known = { scope, facts, reach: await reachOf(store, scope) };
  return {
    disputes: CODERS.map(([coder, measure]) => disputesBy(coder, measure, known)),
    rivalries: rivalriesOf(known),
    wars: warsOf(known),
    armedConflict: armedConflictOf(known),
    contiguity: contiguityOf(known),
  };
}

function nothingOf(name: string): StructuralProfile {
  const absent = (what: string): { what: string; reason: string } => ({
    what,
    reason: `${name} is no state: ${what} are told of states only`,
  });
  return {
    disputes: CODERS.map(([coder]) => absent(`militarised disputes (${coder})`)),
    rivalries: absent("rivalries"),
    wars: absent("wars between states"),
    armedConflict: absent("armed conflicts between states"),
    contiguity: absent("borders"),
  };
}
