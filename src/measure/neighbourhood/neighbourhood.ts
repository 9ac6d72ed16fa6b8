import { type Granularity, spanOf } from "../../kernel/index.ts";
import { type DyadPeriod, type Store, toldPanel } from "../../record/index.ts";
import { type Alignment, alignmentOf } from "./alignment.ts";
import { conflictsAndRivalry, type StructuralProfile } from "./conflicts-and-rivalry.ts";
import { type Dependence, dependenceOf } from "./dependence.ts";
import { isThird, MOST_THIRDS, type SignedNetwork, signedNetwork } from "./signed-network.ts";
import { type SimilarDyads, similarDyads } from "./similar.ts";
import { strengthsOverTime } from "./strengths.ts";
import type { PairScope, Part } from "./structural-series.ts";
import { type Third, type TriadBalance, triadBalance } from "./triads.ts";

/** What to tell of two actors' surroundings. */
export interface NeighbourhoodScope extends PairScope {
  readonly by: Granularity;
  /** How many similar dyads to name; left out, none are looked for, and only the dyad's own ties are read. */
  readonly similar?: number;
}

/** Structural balance at the end of a year, without the list of third actors. */
export type BalanceYear = Omit<TriadBalance, "thirds">;

/** The triads around a dyad. */
export interface TriadSurroundings {
  /** The source that ties are counted from. */
  readonly source: string;
  readonly network: SignedNetwork;
  /** At the last period of each year with an event; the last entry is of the latest period. */
  readonly balance: readonly BalanceYear[];
  /** At the latest period, with the third actors, the one most is told of with both sides first. */
  readonly latest: TriadBalance;
  /** Friends of both, the one most is told of first; these three lists name at most twelve. */
  readonly brokers: readonly Third[];
  /** Friends of the one and enemies of the other. */
  readonly friendsOfFirstOnly: readonly Third[];
  readonly friendsOfSecondOnly: readonly Third[];
  readonly notes: readonly string[];
}

/** Two actors among others: triads, alignment, dependence, conflicts, and dyads that have run alike. */
export interface Neighbourhood {
  readonly dyad: readonly [string, string];
  readonly asOf: PairScope["asOf"];
  readonly triads: Part<TriadSurroundings>;
  readonly alignment: Alignment;
  readonly dependence: Dependence;
  readonly conflicts: StructuralProfile;
  readonly similar: Part<SimilarDyads>;
}

/** A third actor has a role only if so many recent events, older ones weighing less, tell of it and each side. */
const NAMED_FROM = 3;

function thirdsIn(rows: readonly DyadPeriod[]): string[] {
  return [...new Set(rows.flatMap(({ a, b }) => [a, b]))].filter(isThird).sort();
}

function withoutThirds({ thirds: _, ...balance }: TriadBalance): BalanceYear {
  return balance;
}

function notesOf(latest: TriadBalance, { asOf }: PairScope): string[] {
  const { last } = spanOf(latest.period);
  const ends =
    last < asOf ? [`Ties are those of ${latest.period}: the source tells nothing later.`] : [];
  return [
    ...ends,
    "Third actors are states and organisations that the source tells of beside both.",
  ];
}

/**
 * The triads around a dyad over time.
 *
 * Method: docs/method/triads.md.
 *
 * @param rows of one source: at least the dyads of which either actor is part
 * @param everybody whether the rows are of all dyads
 */
export function triadSurroundings(
  rows: readonly DyadPeriod[],
  scope: NeighbourhoodScope,
  source: string,
  everybody: boolean,
): Part<TriadSurroundings> {
  const { dyad, by } = scope;
  const near = rows.filter(({ a, b }) => dyad.includes(a) || dyad.includes(b));
  const over = strengthsOverTime(near, by, "year ends");
  const at = over.at(-1);
  if (at === undefined) {
    return { what: "triads", reason: `${source} tells of neither actor by the as-of date` };
  }
  const thirds = thirdsIn(near);
  const balances = over.map((end) => triadBalance(end, dyad, thirds));
  const latest = triadBalance(at, dyad, thirds);
  const known = latest.thirds.filter(({ withFirst, withSecond }) =>
    [withFirst, withSecond].every(({ weight }) => weight >= NAMED_FROM),
  );
  const inRole = (role: Third["role"]): Third[] =>
    known.filter((third) => third.role === role).slice(0, MOST_THIRDS);
  return {
    source,
    network: signedNetwork(at, dyad, latest.thirds, by, everybody ? rows : undefined),
    balance: balances.map(withoutThirds),
    latest,
    brokers: inRole("friend of both"),
    friendsOfFirstOnly: inRole("friend of the first, enemy of the second"),
    friendsOfSecondOnly: inRole("enemy of the first, friend of the second"),
    notes: notesOf(latest, scope),
  };
}

type AmongOthers = Pick<Neighbourhood, "triads" | "similar">;

const NO_EVENTS = "no source of events tells of the two by the as-of date";

const WITHOUT_EVENTS: AmongOthers = {
  triads: { what: "triads", reason: NO_EVENTS },
  similar: { what: "similar dyads", reason: NO_EVENTS },
};

/** What events tell: third actors, and dyads that have run alike if they are asked for. */
async function amongOthers(
  store: Store,
  scope: NeighbourhoodScope,
  reference: string,
): Promise<AmongOthers> {
  const { asOf, dyad, by, similar: count } = scope;
  const touching = count === undefined ? dyad : [];
  const rows = await toldPanel(store, { asOf, sources: [reference] }, by, touching);
  return {
    triads: triadSurroundings(rows, scope, reference, count !== undefined),
    similar:
      count === undefined
        ? { what: "similar dyads", reason: "not asked for: it takes a pass over all dyads" }
        : similarDyads(rows, by, { dyad, count }),
  };
}

/**
 * Two actors among others, at the as-of date.
 *
 * Method: docs/method/triads.md, alignment.md, dependence.md, similar-dyads.md.
 *
 * @param reference id of the source of events that ties and trajectories are counted from; null where none tells of the
 *   two, and then only what is stated in facts is told
 * @throws `record.damaged`
 */
export async function neighbourhoodOf(
  store: Store,
  scope: NeighbourhoodScope,
  reference: string | null,
): Promise<Neighbourhood> {
  const { asOf, dyad } = scope;
  const { triads, similar } =
    reference === null ? WITHOUT_EVENTS : await amongOthers(store, scope, reference);
  const thirds =
    "reason" in triads ? [] : triads.latest.thirds.slice(0, MOST_THIRDS).map(({ actor }) => actor);
  return {
    dyad,
    asOf,
    triads,
    alignment: await alignmentOf(store, scope, thirds),
    dependence: await dependenceOf(store, scope),
    conflicts: await conflictsAndRivalry(store, scope),
    similar,
  };
}
