import type { Granularity } from "../kernel/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { EPOCHS, type Epoch, TELLER } from "./epochs.ts";
import { isDatedSql, periodNumberSql } from "./period-sql.ts";
import { IS_CONFLICTUAL, IS_COOPERATIVE } from "./polarity-sql.ts";
import { literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";
import { ACT } from "./told-acts.ts";

/** How much more cooperative one source's events are than another's about the same dyads. */
export interface SourceOffset {
  /** A source, or one of its epochs. */
  readonly source: string;
  readonly against: string;
  /** Difference of logits of the chance that a polar event is cooperative. */
  readonly offset: number;
  /** Its sampling variance, events taken as independent. */
  readonly variance: number;
  /** Strata in which both tell. */
  readonly strata: number;
}

/**
 * Reports about pairs and periods of which more than one source tells: the only ones that can say anything. Pairs and periods of
 * one hash are taken for one another, which lets a report too many in and leaves none out.
 */
function toldBySeveral(by: Granularity): string {
  const cell = `hash(xor(hash(source_actor), hash(target_actor)), ${periodNumberSql(by)})`;
  return `${cell} IN (
    SELECT ${cell} FROM report WHERE event_id IS NOT NULL GROUP BY ALL HAVING min(source) <> max(source)
  )`;
}

/** How many acts of each polarity a teller tells of a pair, by what else is selected before it. */
function polar(period: string, condition: string): string {
  return `
polar AS (
  SELECT teller, ${period} AS period, a, b,
    (count(*) FILTER (polarity = 1))::DOUBLE AS good, (count(*) FILTER (polarity = -1))::DOUBLE AS bad
  FROM (
    SELECT ${TELLER} AS teller, event_date, least("from", "to") AS a, greatest("from", "to") AS b,
      CASE WHEN ${IS_COOPERATIVE} THEN 1 WHEN ${IS_CONFLICTUAL} THEN -1 ELSE 0 END AS polarity
    FROM act WHERE ${condition}
  ) GROUP BY ALL
)`;
}

/** From the relation `stratum` (source, against, good and bad of each) to offsets. */
const MANTEL_HAENSZEL = `
counted_stratum AS (SELECT *, g1 + b1 + g0 + b0 AS n FROM stratum WHERE g1 + b1 > 0 AND g0 + b0 > 0),
sums AS (
  SELECT source, against, count(*)::DOUBLE AS strata,
    sum(g1 * b0 / n) AS rr, sum(g0 * b1 / n) AS ss,
    sum((g1 + b0) / n * g1 * b0 / n) AS pr,
    sum((g1 + b0) / n * g0 * b1 / n + (g0 + b1) / n * g1 * b0 / n) AS mixed,
    sum((g0 + b1) / n * g0 * b1 / n) AS qs
  FROM counted_stratum GROUP BY source, against
)
SELECT source, against, ln(rr / ss) AS offset, strata,
  pr / (2 * rr * rr) + mixed / (2 * rr * ss) + qs / (2 * ss * ss) AS variance
FROM sums WHERE rr > 0 AND ss > 0 ORDER BY source`;

/**
 * The offset of each source against a reference, from all dyads and periods of which both tell.
 *
 * Method: Mantel-Haenszel log odds ratio over strata of dyad and period; variance by Robins, Breslow & Greenland.
 * Source: Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986), equation 3.
 * Check: a hand-worked table (told.test.ts).
 *
 * @param reference the source, or epoch of one, whose scale is kept
 * @returns sources that share no informative stratum with the reference are left out
 */
export async function sourceOffsets(
  store: Store,
  { dyad: _, ...scope }: Scope,
  by: Granularity,
  reference: string,
): Promise<SourceOffset[]> {
  const { ctes, bindings } = derivation(scope, toldBySeveral(by));
  const question = ["source offsets", scope.asOf, scope.sources, by, reference];
  return await store.once(question, () =>
    rowsOf<SourceOffset>(
      store.connection,
      `WITH ${ctes}, ${ACT}, ${polar(periodNumberSql(by), isDatedSql(by))},
     stratum AS (
       SELECT o.teller AS source, r.teller AS against, o.good AS g1, o.bad AS b1, r.good AS g0, r.bad AS b0
       FROM polar o JOIN polar r USING (period, a, b)
       WHERE r.teller = $reference AND o.teller <> $reference
     ), ${MANTEL_HAENSZEL}`,
      { ...bindings, reference },
    ),
  );
}

/** Days on either side of a new epoch that are compared. */
const AROUND = 365;

async function epochOffset(
  store: Store,
  scope: Scope,
  { source, first, teller }: Epoch & { readonly first: string },
  before: Epoch,
): Promise<SourceOffset[]> {
  const day = `DATE ${literal(first)}`;
  const question = ["epoch offset", scope.asOf, scope.sources, teller, before.teller];
  const { ctes, bindings } = derivation(
    scope,
    `source = ${literal(source)} AND event_date BETWEEN ${day} - ${AROUND} AND ${day} + ${AROUND - 1}`,
  );
  return await store.once(question, () =>
    rowsOf<SourceOffset>(
      store.connection,
      `WITH ${ctes}, ${ACT}, ${polar("0", "TRUE")},
     stratum AS (
       SELECT o.teller AS source, r.teller AS against, o.good AS g1, o.bad AS b1, r.good AS g0, r.bad AS b0
       FROM polar o JOIN polar r USING (a, b)
       WHERE o.teller = ${literal(teller)} AND r.teller = ${literal(before.teller)}
     ), ${MANTEL_HAENSZEL}`,
      bindings,
    ),
  );
}

/**
 * The offset of each epoch of a source against the one before it, from all dyads in the year before and the year after.
 *
 * Method: as `sourceOffsets`, over strata of dyads: what all dyads do together at a change of the source is the source's doing.
 *
 * @param tellers the epochs that matter
 */
export async function epochOffsets(
  store: Store,
  { dyad: _, ...scope }: Scope,
  tellers: readonly string[],
): Promise<SourceOffset[]> {
  const found: SourceOffset[] = [];
  for (const [i, epoch] of EPOCHS.entries()) {
    const before = EPOCHS[i - 1];
    const { first, source } = epoch;
    if (first === undefined || before?.source !== source) continue;
    if (!tellers.includes(epoch.teller) || !tellers.includes(before.teller)) continue;
    found.push(...(await epochOffset(store, scope, { ...epoch, first }, before)));
  }
  return found;
}
