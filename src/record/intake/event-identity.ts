import { cameoEntries, isMutual } from "../../lexicon/index.ts";

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(", ");

/** Mutual acts that name the same deed whoever comes first; visits are two deeds that name one another. */
const SYMMETRIC = cameoEntries()
  .map((entry) => entry.code)
  .filter((code) => isMutual(code) && code !== "042" && code !== "043");

/** Characters of a hash that make an id: 64 bits, one chance in 370,000 of any clash among ten million. */
const ID_LENGTH = 16;

/** SQL for the id that stands for a text. */
export function idOf(text: string): string {
  return `left(md5(${text}), ${ID_LENGTH})`;
}

/** What is said to have happened, never who said it. */
const EVENT_TEXT =
  "concat_ws('|', event_date::VARCHAR, date_precision, source_actor, target_actor, cameo, coalesce(place, ''), coalesce(what, ''))";

/** The same for an event and its mirror: a visit from the visitor's side, a mutual act from the lesser code's. */
const OCCURRENCE_TEXT = `concat_ws('|', event_date::VARCHAR, date_precision,
  CASE cameo
    WHEN '042' THEN concat(source_actor, '>', target_actor, '|042')
    WHEN '043' THEN concat(target_actor, '>', source_actor, '|042')
    ELSE concat(least(source_actor, target_actor), '=', greatest(source_actor, target_actor), '|', cameo)
  END, coalesce(place, ''), coalesce(what, ''))`;

/** Why rows are about no event between two known actors. */
const SET_ASIDE = `CASE
        WHEN source_actor IS NULL AND source_name IS NULL THEN 'actor-missing'
        WHEN target_actor IS NULL AND target_name IS NULL THEN 'actor-missing'
        WHEN source_actor IS NULL OR target_actor IS NULL THEN 'actor-unresolved'
        WHEN source_actor = target_actor THEN 'same-actor'
      END`;

/**
 * SQL that adds to each row of a relation which event it tells of, or why of none: `set_aside`, `event_id`,
 * `occurrence_id`.
 *
 * @param relation SQL whose rows have the draft's columns of date, names, actors, code and place, and `what`
 */
export function withEvent(relation: string): string {
  return `
  SELECT *, CASE
      WHEN event_id IS NULL THEN NULL
      WHEN cameo IN ('042', '043', ${quoted(SYMMETRIC)}) THEN ${idOf(OCCURRENCE_TEXT)}
      ELSE event_id
    END AS occurrence_id
  FROM (
    SELECT *, CASE WHEN set_aside IS NULL THEN ${idOf(EVENT_TEXT)} END AS event_id
    FROM (SELECT *, ${SET_ASIDE} AS set_aside FROM (${relation}))
  )`;
}
