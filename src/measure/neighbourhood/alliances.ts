import type { Period } from "../../kernel/index.ts";
import {
  type FactReach,
  factBeginnings,
  factSeries,
  type Store,
  type StoredFact,
} from "../../record/index.ts";
import {
  type Absent,
  factScope,
  isAbsent,
  isState,
  type PairScope,
  type Part,
  runsOf,
  type Standing,
  type StructuralSeries,
  seriesOrAbsent,
  whyAbsent,
  type YearRun,
  yearOf,
} from "./structural-series.ts";

/** Who coded a treaty: ATOP or the Correlates of War. */
export type AllianceCoder = "ATOP" | "COW";

/** Measures of obligations, with their coder and what they oblige to. */
export const OBLIGATIONS: Readonly<
  Record<string, { readonly coder: AllianceCoder; readonly obligation: string }>
> = {
  "atop-defence": { coder: "ATOP", obligation: "defence" },
  "atop-offence": { coder: "ATOP", obligation: "offence" },
  "atop-neutrality": { coder: "ATOP", obligation: "neutrality" },
  "atop-non-aggression": { coder: "ATOP", obligation: "non-aggression" },
  "atop-consultation": { coder: "ATOP", obligation: "consultation" },
  "cow-defence": { coder: "COW", obligation: "defence" },
  "cow-neutrality": { coder: "COW", obligation: "neutrality" },
  "cow-non-aggression": { coder: "COW", obligation: "non-aggression" },
  "cow-entente": { coder: "COW", obligation: "entente" },
};

const PACTS: readonly string[] = ["atop-defence", "cow-defence"];

/** Years in which one obligation was in force. */
export interface ObligationRun extends YearRun {
  readonly coder: AllianceCoder;
  readonly obligation: string;
  /** Whether it is in force; coders end years before today. */
  readonly standing: Standing;
}

/** A defence pact of one side with a third state. */
export interface ThirdPact {
  readonly side: string;
  readonly third: string;
  readonly coders: readonly AllianceCoder[];
}

/** Defence pacts with others, in the last year of which the record holds any. */
export interface ThirdPacts {
  readonly year: Period;
  /** States that have a defence pact with both sides. */
  readonly common: readonly string[];
  /** Pacts of either side with the third parties asked about. */
  readonly pacts: readonly ThirdPact[];
}

/** What treaties bind two states to each other, and to others. */
export interface Alliances {
  /** How many obligations are in force by year, one series per coder that has any. */
  readonly inForce: readonly StructuralSeries[];
  /** Which, and from when to when; empty where the two have none. */
  readonly obligations: readonly ObligationRun[];
  readonly withThirds: Part<ThirdPacts>;
  readonly notes: readonly string[];
}

const NOTES: readonly string[] = [
  "A year without a point within the source's years is a year in which no obligation was in force.",
  "ATOP ends in 2018 and the Correlates of War in 2012: no obligation after that is no evidence of none.",
  "An obligation may bind one side only; which is not told.",
];

/** Defence pacts older than this are no news of today's. */
const REACH_YEARS = 30;

/** The product's own figures: of a few states only, so that they cannot tell who else is allied to one of them. */
const CARRIED = "figures";

/** What the product's own figures tell of every pair that they know, allied or not. */
const CARRIED_MARK = "un-shared-votes";

/** The two sides' defence pacts in the last year, up to the as-of date, of which a full source holds anybody's. */
async function latestPacts(
  store: Store,
  scope: PairScope,
  told: readonly FactReach[],
): Promise<{ readonly year: Period; readonly pacts: readonly StoredFact[] } | undefined> {
  const latest = told
    .filter(({ source, measure }) => source !== CARRIED && PACTS.includes(measure))
    .map(({ latest: day }) => yearOf({ first: day }))
    .sort()
    .at(-1);
  if (latest === undefined || Number(scope.asOf.slice(0, 4)) - Number(latest) >= REACH_YEARS) {
    return undefined;
  }
  const [from, to] = [`${latest}-01-01`, `${latest}-12-31`];
  const question = { measures: PACTS, sides: scope.dyad, from, to };
  const facts = await factSeries(store, factScope(scope), question);
  return { year: latest, pacts: facts.filter(({ source }) => source !== CARRIED) };
}

const partnerOf = (fact: StoredFact, side: string): string | undefined => {
  if (fact.a === side) return fact.b ?? undefined;
  return fact.b === side ? fact.a : undefined;
};

function pactsOf(facts: readonly StoredFact[], side: string): Map<string, AllianceCoder[]> {
  const byThird = new Map<string, AllianceCoder[]>();
  for (const fact of facts) {
    const third = partnerOf(fact, side);
    const coder = OBLIGATIONS[fact.measure]?.coder;
    if (third === undefined || coder === undefined) continue;
    byThird.set(third, [...(byThird.get(third) ?? []), coder]);
  }
  return byThird;
}

async function thirdPacts(
  store: Store,
  scope: PairScope,
  thirds: readonly string[],
  told: readonly FactReach[],
): Promise<Part<ThirdPacts>> {
  const found = await latestPacts(store, scope, told);
  if (found === undefined) {
    return {
      what: "defence pacts with others",
      ...whyAbsent(scope, "alliances with others", "alliances"),
    };
  }
  const [first, second] = scope.dyad.map((side) => pactsOf(found.pacts, side));
  const common = [...(first?.keys() ?? [])].filter((third) => second?.has(third)).sort();
  const pacts = scope.dyad.flatMap((side, i) =>
    thirds.flatMap((third) => {
      const coders = (i === 0 ? first : second)?.get(third);
      return coders === undefined ? [] : { side, third, coders: [...coders].sort() };
    }),
  );
  return { year: found.year, common, pacts };
}

function inForceBy(coder: AllianceCoder, facts: readonly StoredFact[]): StructuralSeries[] {
  const own = facts.filter(({ measure }) => OBLIGATIONS[measure]?.coder === coder);
  const counts = new Map<Period, number>();
  for (const fact of own) counts.set(yearOf(fact), (counts.get(yearOf(fact)) ?? 0) + 1);
  const head = {
    what: `treaty obligations in force between the two (${coder})`,
    unit: "kinds of obligation",
    source: own[0]?.source ?? "alliances",
    measures: [...new Set(own.map(({ measure }) => measure))].sort(),
    notes: [],
  };
  const points = [...counts].map(([period, value]) => ({ period, value }));
  const series = seriesOrAbsent(head, points, { reason: "" });
  return isAbsent(series) ? [] : [series];
}

/** The last year that a coder's treaties reach, about anybody. */
function endOf(coder: AllianceCoder, told: readonly FactReach[]): Period | undefined {
  return told
    .filter(({ measure }) => OBLIGATIONS[measure]?.coder === coder)
    .map(({ latest }) => yearOf({ first: latest }))
    .sort()
    .at(-1);
}

function obligationRuns(
  { asOf }: PairScope,
  facts: readonly StoredFact[],
  told: readonly FactReach[],
): ObligationRun[] {
  const standingOf = (coder: AllianceCoder, { last }: YearRun): Standing => {
    if (last >= yearOf({ first: asOf })) return "in force";
    return last === endOf(coder, told) ? "in force when the source ends" : "ended";
  };
  return Object.entries(OBLIGATIONS).flatMap(([measure, { coder, obligation }]) =>
    runsOf(facts.filter((fact) => fact.measure === measure).map(yearOf)).map((run) => ({
      coder,
      obligation,
      ...run,
      standing: standingOf(coder, run),
    })),
  );
}

/** Whether the product's own figures know the two, so that no obligation among them is a finding. */
async function isCarried(store: Store, scope: PairScope): Promise<boolean> {
  const question = { measures: [CARRIED_MARK], dyad: scope.dyad };
  return (await factSeries(store, factScope(scope), question)).length > 0;
}

/**
 * Treaties between two states, and defence pacts with third ones.
 *
 * Method: docs/method/alignment.md.
 *
 * @param facts the dyad's own facts of the measures in `OBLIGATIONS`
 * @param thirds third parties whose pacts with either side to name
 */
export async function alliancesOf(
  store: Store,
  scope: PairScope,
  facts: readonly StoredFact[],
  thirds: readonly string[],
): Promise<Part<Alliances>> {
  const what = "alliances";
  const absent: Absent = { what, ...whyAbsent(scope, "alliances", "alliances") };
  if (!scope.dyad.every(isState)) return absent;
  const told = await factBeginnings(store, factScope(scope), Object.keys(OBLIGATIONS));
  const withThirds = await thirdPacts(store, scope, thirds, told);
  if (facts.length === 0 && isAbsent(withThirds) && !(await isCarried(store, scope))) return absent;
  return {
    inForce: [...inForceBy("ATOP", facts), ...inForceBy("COW", facts)],
    obligations: obligationRuns(scope, facts, told),
    withThirds,
    notes: NOTES,
  };
}
