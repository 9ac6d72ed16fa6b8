import type { QuadClass } from "../lexicon/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { TELLER } from "./epochs.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";
import { TOLD } from "./told-cells.ts";

/** How many hand-coded events of a class and year a machine-coded source has too. */
export interface RecallCell {
  /** The machine-coded source, by epoch. */
  readonly source: string;
  readonly year: number;
  readonly quadClass: QuadClass;
  /** Hand-coded events dated to the day, on days of which the source tells anything at all. */
  readonly events: number;
  /** Of these, how many it has an event of the same dyad for, within days. */
  readonly sameDyad: number;
  /** ... and of the same quad class. */
  readonly sameClass: number;
  /** As many as would be found so by chance: the mean over days moved by one to six months. */
  readonly sameDyadByChance: number;
  readonly sameClassByChance: number;
}

/** Days by which dates are moved to learn what is found by chance. */
const MOVED_DAYS: readonly number[] = [-180, -150, -120, -90, -60, -30, 30, 60, 90, 120, 150, 180];

/**
 * Reports about a pair on the days on which a hand-coded event of that pair, moved or not, looks for one: no other can be found.
 *
 * A hash stands for pair and day; one that stands for two of them lets more reports in than are needed, and nothing more.
 */
function sought(within: number): string {
  const days = [0, ...MOVED_DAYS].flatMap((moved) =>
    Array.from({ length: 2 * within + 1 }, (_, i) => moved - within + i),
  );
  const pair = "least(source_actor, target_actor), greatest(source_actor, target_actor)";
  return `hash(${pair}, event_date) IN (
  SELECT DISTINCT hash(${pair}, event_date + CAST(days AS INTEGER))
  FROM report, (VALUES ${[...new Set(days)].map((day) => `(${day})`).join(", ")}) sought(days)
  WHERE coding = 'hand' AND event_id IS NOT NULL
)`;
}

/**
 * The recall of every machine-coded source against the hand-coded events of the record.
 *
 * Method: a hand-coded event is found when the source has an event between the same two actors no more than `within` days
 * away. A busy dyad has one on most days anyway: so the same is counted for dates moved by 30 to 180 days either way, of those
 * that the source covers.
 *
 * @param within days, 0 or more
 */
export async function recallCells(
  store: Store,
  { dyad: _, ...scope }: Scope,
  within: number,
): Promise<RecallCell[]> {
  const { ctes, bindings } = derivation(scope, sought(within));
  const moved = [0, ...MOVED_DAYS].map((days) => `(${days})`).join(", ");
  const question = ["recall", scope.asOf, scope.sources, within];
  return await store.once(question, () =>
    rowsOf<RecallCell>(
      store.connection,
      `WITH ${ctes}, ${TOLD},
     hand AS (
       SELECT DISTINCT occurrence_id, event_date, quad_class AS quad,
         least(source_actor, target_actor) AS a, greatest(source_actor, target_actor) AS b
       FROM entry WHERE coding = 'hand' AND date_precision = 'day'
     ),
     machine AS (
       SELECT DISTINCT teller, event_date, quad_class AS quad,
         least(source_actor, target_actor) AS a, greatest(source_actor, target_actor) AS b
       FROM entry WHERE coding = 'machine'
     ),
     covered AS (
       SELECT DISTINCT ${TELLER} AS teller, event_date FROM report
       WHERE coding = 'machine' AND event_id IS NOT NULL AND known_from <= CAST($as_of AS DATE)
     ),
     asked AS (
       SELECT teller, occurrence_id, year(hand.event_date) AS year, quad, a, b, moved,
         hand.event_date + CAST(moved AS INTEGER) AS day
       FROM hand, (VALUES ${moved}) shift(moved)
       JOIN covered ON covered.event_date = hand.event_date + CAST(moved AS INTEGER)
     ),
     answered AS (
       SELECT asked.teller, year, asked.quad, occurrence_id, moved,
         count(machine.quad) > 0 AS dyad, coalesce(bool_or(machine.quad = asked.quad), FALSE) AS same
       FROM asked LEFT JOIN machine ON machine.teller = asked.teller AND machine.a = asked.a
         AND machine.b = asked.b AND machine.event_date BETWEEN day - $within AND day + $within
       GROUP BY ALL
     ),
     event_answer AS (
       SELECT teller, year, quad, occurrence_id,
         bool_or(moved = 0) AS is_covered,
         bool_or(moved = 0 AND dyad) AS dyad, bool_or(moved = 0 AND same) AS same,
         avg(dyad::INTEGER) FILTER (moved <> 0) AS dyad_chance,
         avg(same::INTEGER) FILTER (moved <> 0) AS same_chance
       FROM answered GROUP BY ALL
     )
     SELECT teller AS source, year::INTEGER AS year, quad::INTEGER AS "quadClass",
       count(*)::DOUBLE AS events,
       (count(*) FILTER (dyad))::DOUBLE AS "sameDyad", (count(*) FILTER (same))::DOUBLE AS "sameClass",
       coalesce(sum(dyad_chance), 0)::DOUBLE AS "sameDyadByChance",
       coalesce(sum(same_chance), 0)::DOUBLE AS "sameClassByChance"
     FROM event_answer WHERE is_covered GROUP BY ALL ORDER BY ALL`,
      { ...bindings, within },
    ),
  );
}
