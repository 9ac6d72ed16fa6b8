import type { Scope } from "./derivation.ts";
import { factSeries } from "./fact-series.ts";
import { latestFacts } from "./latest-facts.ts";
import { rowsOf } from "./query.ts";
import { FIGURES, VOTE_FIGURES } from "./sources/figures.ts";
import { UN_VOTE, UN_VOTES } from "./sources/un-votes.ts";
import type { Store } from "./store.ts";

/** How two states voted on the roll calls in which both did. */
export interface VoteTally {
  /** Roll calls in which both voted yes, no or abstention. */
  readonly votes: number;
  /** Roll calls in which both voted the same, abstention included. */
  readonly agreed: number;
  /** `agreed / votes`; null where they share no vote. */
  readonly agreement: number | null;
  /** The same where an abstention beside a yes or no counts as half agreed; null where they share no vote. */
  readonly abstentionAsHalf: number | null;
}

/** The tally of one calendar year; roll calls go by the day of the vote. */
export interface VoteYear extends VoteTally {
  readonly year: number;
}

/** How a dyad voted, year by year and over all. */
export interface VoteAgreement {
  /**
   * The source that it is from: `un-votes` where the record holds roll calls in which both voted, else `figures`, the
   * product's own counts of whole years; null where the record holds neither.
   */
  readonly source: string | null;
  /** Years with a shared vote, in order. */
  readonly years: readonly VoteYear[];
  readonly overall: VoteTally;
}

/** A tally before division; `halves` counts a full agreement as 1. */
interface Counted {
  readonly votes: number;
  readonly agreed: number;
  readonly halves: number;
}

const COUNTS = `count(*)::DOUBLE AS votes,
  (count(*) FILTER (one.value = other.value))::DOUBLE AS agreed,
  sum(1 - abs(one.value - other.value) / 2)::DOUBLE AS halves`;

function tallied({ votes, agreed, halves }: Counted): VoteTally {
  const share = (part: number): number | null => (votes === 0 ? null : part / votes);
  return { votes, agreed, agreement: share(agreed), abstentionAsHalf: share(halves) };
}

type VoteScope = Pick<Scope, "asOf" | "sources">;

interface CountedYear extends Counted {
  readonly year: number;
}

type DyadScope = VoteScope & { readonly dyad: readonly [string, string] };

async function rollCallYears(store: Store, scope: DyadScope): Promise<CountedYear[]> {
  const [one, other] = scope.dyad;
  const { ctes, bindings } = latestFacts(scope, {
    sql: "actor_a IN ($one, $other)",
    bindings: { one, other },
    measures: [UN_VOTE],
  });
  return await rowsOf<CountedYear>(
    store.connection,
    `WITH ${ctes}
     SELECT year(first_day)::DOUBLE AS year, ${COUNTS}
     FROM (SELECT * FROM latest WHERE actor_a = $one) one
     JOIN (SELECT * FROM latest WHERE actor_a = $other) other USING (source, item, first_day)
     GROUP BY year ORDER BY year`,
    bindings,
  );
}

/** The years of the product's own figures; their shares are rounded, what they are counted from is not. */
async function carriedYears(store: Store, scope: DyadScope): Promise<CountedYear[]> {
  const measures = Object.values(VOTE_FIGURES);
  const facts = await factSeries(store, scope, { measures, dyad: scope.dyad });
  const of = (measure: string): Map<number, number> =>
    new Map(
      facts
        .filter((fact) => fact.measure === measure)
        .map(({ first, value }) => [Number(first.slice(0, 4)), value]),
    );
  const [agreements, halves] = [of(VOTE_FIGURES.agreement), of(VOTE_FIGURES.halfAgreement)];
  return [...of(VOTE_FIGURES.shared)].flatMap(([year, votes]) => {
    const [agreement, half] = [agreements.get(year), halves.get(year)];
    if (agreement === undefined || half === undefined) return [];
    const agreed = Math.round(agreement * votes);
    return [{ year, votes, agreed, halves: Math.round(2 * half * votes) / 2 }];
  });
}

function agreementOf(source: string | null, years: readonly CountedYear[]): VoteAgreement {
  const sum = (of: (year: Counted) => number): number =>
    years.reduce((total, year) => total + of(year), 0);
  return {
    source,
    years: years.map(({ year, ...counted }) => ({ year, ...tallied(counted) })),
    overall: tallied({
      votes: sum((y) => y.votes),
      agreed: sum((y) => y.agreed),
      halves: sum((y) => y.halves),
    }),
  };
}

/**
 * How often two states vote alike in the General Assembly: counted over the roll calls that the record holds, or, where it
 * holds none in which both voted, as the product's own figures state it.
 */
export async function voteAgreement(store: Store, scope: DyadScope): Promise<VoteAgreement> {
  const counted = await rollCallYears(store, scope);
  if (counted.length > 0) return agreementOf(UN_VOTES.id, counted);
  const carried = await carriedYears(store, scope);
  return agreementOf(carried.length > 0 ? FIGURES.id : null, carried);
}
