import type { Derivation, Scope } from "./derivation.ts";
import { type Bindings, literal } from "./query.ts";
import { FIGURES } from "./sources/figures.ts";

/** Which facts are meant, as SQL over the columns of `fact`. */
export interface FactCondition {
  readonly sql: string;
  readonly bindings: Bindings;
  /** Ids of the measures that are meant; left out, all. The database passes over the rest of the record unread. */
  readonly measures?: readonly string[];
}

const EVERY_FACT: FactCondition = { sql: "TRUE", bindings: {} };

/** What a fact is of, whatever its value: two values for the same are two editions of one fact. */
export const FACT_KEY = "source, measure, actor_a, actor_b, item, first_day";

/** The edition that holds comes first; within a file the later line does. What follows only keeps the order settled. */
export const NEWEST_FIRST = "edition DESC, line DESC, value, last_day";

const CARRIED = `source = ${literal(FIGURES.id)}`;
const CARRIED_MEASURES = FIGURES.measures.map(({ id }) => id);

/** SQL for whether a column holds one of these texts; the database is quicker with a written list than with a bound one. */
export function isOneOf(column: string, texts: readonly string[]): string {
  return texts.length === 0 ? "FALSE" : `${column} IN (${texts.map(literal).join(", ")})`;
}

/**
 * Common table expressions that end in `latest`: of each fact that could be known on the as-of date, the value
 * that the latest imported edition gives. The product's own figures step back, measure by measure, behind a source
 * that states the same in full: what that one does not list, they may not add.
 */
export function latestFacts(
  scope: Pick<Scope, "asOf" | "sources">,
  condition: FactCondition = EVERY_FACT,
): Derivation {
  const parts = ["known_from <= CAST($as_of AS DATE)"];
  const bindings: Record<string, Bindings[string]> = { ...condition.bindings, as_of: scope.asOf };
  if (scope.sources !== undefined) {
    parts.push("list_contains(string_split($sources, ','), source)");
    bindings["sources"] = scope.sources.join(",");
  }
  const known = parts.join(" AND ");
  const { measures } = condition;
  const carried = CARRIED_MEASURES.filter((measure) => measures?.includes(measure) ?? true);
  const meant = measures === undefined ? "TRUE" : isOneOf("measure", measures);
  return {
    bindings,
    ctes: `
stated_in_full AS (
  SELECT DISTINCT measure FROM fact
  WHERE ${known} AND NOT (${CARRIED}) AND ${isOneOf("measure", carried)}
),
known_fact AS (SELECT * FROM fact WHERE ${known} AND ${meant} AND (${condition.sql})),
latest AS (
  SELECT * FROM known_fact
  WHERE NOT (${CARRIED} AND measure IN (FROM stated_in_full))
  QUALIFY row_number() OVER (PARTITION BY ${FACT_KEY} ORDER BY ${NEWEST_FIRST}) = 1
)`,
  };
}
