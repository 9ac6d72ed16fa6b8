import { rowOf } from "./query.ts";
import { STALE_REPORTS } from "./resolve-names.ts";
import type { Store } from "./store.ts";

/** One invariant of the record and how many rows break it. */
export interface Check {
  readonly id: string;
  readonly says: string;
  readonly violations: number;
}

const CHECKS: readonly { readonly id: string; readonly says: string; readonly sql: string }[] = [
  {
    id: "report-ids-unique",
    says: "No report is held twice.",
    sql: "SELECT count(*) - count(DISTINCT report_id) FROM report",
  },
  {
    id: "fact-ids-unique",
    says: "No fact is held twice.",
    sql: "SELECT count(*) - count(DISTINCT fact_id) FROM fact",
  },
  {
    id: "counts-add-up",
    says: "In every file, rows = rejected + rows with something new + rows known before.",
    sql: "SELECT count(*) FROM file WHERE row_count <> rejected + reports + known_before",
  },
  {
    id: "reports-held",
    says: "Every file's reports are held, the rows of its facts and the names of its dictionary.",
    sql: `SELECT count(*) FROM file LEFT JOIN
      (SELECT file_no, count(*) AS held FROM report GROUP BY ALL) r USING (file_no) LEFT JOIN
      (SELECT file_no, count(DISTINCT line) AS stating FROM fact GROUP BY ALL) f USING (file_no) LEFT JOIN
      (SELECT file_no, count(*) AS naming FROM actor_name WHERE source <> 'icews' GROUP BY ALL) n USING (file_no)
      WHERE reports <> coalesce(held, 0) + coalesce(stating, 0) + coalesce(naming, 0)`,
  },
  {
    id: "facts-held",
    says: "Every file's facts are held.",
    sql: `SELECT count(*) FROM file LEFT JOIN
      (SELECT file_no, count(*) AS held FROM fact GROUP BY ALL) f USING (file_no)
      WHERE coalesce(facts, 0) <> coalesce(held, 0)`,
  },
  {
    id: "rejects-held",
    says: "Every file's refused rows are held with their reason.",
    sql: `SELECT count(*) FROM file LEFT JOIN
      (SELECT file_no, count(*) AS held FROM reject GROUP BY ALL) r USING (file_no)
      WHERE rejected <> coalesce(held, 0)`,
  },
  {
    id: "provenance",
    says: "Every report, fact and refused row names a file that is held.",
    sql: `SELECT (SELECT count(*) FROM report ANTI JOIN file USING (file_no))
      + (SELECT count(*) FROM fact ANTI JOIN file USING (file_no))
      + (SELECT count(*) FROM reject ANTI JOIN file USING (file_no))`,
  },
  {
    id: "event-or-reason",
    says: "A report tells of an event or says why not, never both.",
    sql: "SELECT count(*) FROM report WHERE (event_id IS NULL) = (set_aside IS NULL)",
  },
  {
    id: "two-actors",
    says: "An event has two different actors.",
    sql: `SELECT count(*) FROM report WHERE event_id IS NOT NULL AND
      (source_actor IS NULL OR target_actor IS NULL OR source_actor = target_actor)`,
  },
  {
    id: "one-event-one-deed",
    says: "Reports of one event agree on date, actors and code.",
    sql: `SELECT count(*) FROM (SELECT event_id FROM report WHERE event_id IS NOT NULL GROUP BY event_id
      HAVING count(DISTINCT (event_date, date_precision, source_actor, target_actor, cameo)) > 1)`,
  },
  {
    id: "mirror-pairs",
    says: "An event and its mirror share one occurrence, and no more than two events do.",
    sql: `SELECT count(*) FROM (SELECT occurrence_id FROM report WHERE event_id IS NOT NULL
      GROUP BY occurrence_id HAVING count(DISTINCT event_id) > 2)`,
  },
  {
    id: "names-applied",
    says: "Every mention that the rules leave open holds the actor that the names held give it.",
    sql: STALE_REPORTS,
  },
  {
    id: "knowledge-after-event",
    says: "Nothing was known before it happened.",
    sql: `SELECT count(*) FROM report WHERE coding = 'hand' AND known_from < event_date`,
  },
  {
    id: "fact-actors",
    says: "A fact about two actors is about two different ones.",
    sql: "SELECT count(*) FROM fact WHERE actor_a = actor_b",
  },
  {
    id: "fact-span",
    says: "A fact's span ends no earlier than it begins, and no fact was known before its span began.",
    sql: "SELECT count(*) FROM fact WHERE last_day < first_day OR known_from < first_day",
  },
];

/** Check every invariant; nothing is repaired. */
export async function verifyRecord(store: Store): Promise<Check[]> {
  const results: Check[] = [];
  for (const { id, says, sql } of CHECKS) {
    const { violations } = await rowOf<{ violations: number }>(
      store.connection,
      `SELECT (${sql})::DOUBLE AS violations`,
    );
    results.push({ id, says, violations });
  }
  return results;
}
