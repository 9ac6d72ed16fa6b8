import type { IsoDate } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { isOneOf, latestFacts } from "./latest-facts.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** Which facts a series holds. Of actors, a dyad and sides that are given, the facts about any of them. */
export interface FactQuestion {
  /** Ids of measures; see `sourceMeasures`. */
  readonly measures: readonly string[];
  /** Facts about one of these actors alone. */
  readonly actors?: readonly string[] | undefined;
  /** Facts about these two, whichever comes first. */
  readonly dyad?: readonly [string, string] | undefined;
  /** Facts about pairs of which one of these is part. */
  readonly sides?: readonly string[] | undefined;
  /** First day that a fact's span must reach. */
  readonly from?: string | undefined;
  /** Last day by which a fact's span must have begun. */
  readonly to?: string | undefined;
}

/** One fact, of the latest edition. */
export interface StoredFact {
  readonly source: string;
  readonly measure: string;
  readonly a: string;
  /** Null in a fact about one actor. */
  readonly b: string | null;
  /** What tells apart facts of one measure, actors and day; null where nothing needs to. */
  readonly item: string | null;
  readonly first: IsoDate;
  /** The as-of date of what had not ended then: when it ended later was not known. */
  readonly last: IsoDate;
  readonly value: number;
  readonly unit: string;
  /** First day on which it could be known. */
  readonly knownFrom: IsoDate;
}

function aboutWhom({ actors, dyad, sides }: FactQuestion): string {
  const parts = [
    actors && `(actor_b IS NULL AND ${isOneOf("actor_a", actors)})`,
    dyad && `(${isOneOf("actor_a", dyad)} AND ${isOneOf("actor_b", dyad)})`,
    sides &&
      `(actor_b IS NOT NULL AND (${isOneOf("actor_a", sides)} OR ${isOneOf("actor_b", sides)}))`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "TRUE" : parts.join(" OR ");
}

/**
 * Facts as they were known on the as-of date, in the order of source, measure, actors, item and time. With neither
 * actors nor a dyad nor sides, those about anybody.
 */
export async function factSeries(
  store: Store,
  scope: Pick<Scope, "asOf" | "sources">,
  question: FactQuestion,
): Promise<StoredFact[]> {
  // all editions of a fact begin on one day, so one that begins too late can be left out before they are ranked
  const { ctes, bindings } = latestFacts(scope, {
    sql: `first_day <= CAST($to AS DATE) AND (${aboutWhom(question)})`,
    bindings: { to: question.to ?? "9999-12-31" },
    measures: question.measures,
  });
  return await rowsOf<StoredFact>(
    store.connection,
    `WITH ${ctes}
     SELECT source, measure, actor_a AS a, actor_b AS b, item, first_day::VARCHAR AS first,
       least(last_day, CAST($as_of AS DATE))::VARCHAR AS last, value, unit,
       known_from::VARCHAR AS "knownFrom"
     FROM latest WHERE last_day >= CAST($from AS DATE)
     ORDER BY source, measure, a, b NULLS FIRST, item NULLS FIRST, first`,
    { ...bindings, from: question.from ?? "0001-01-01" },
  );
}
