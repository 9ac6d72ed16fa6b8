import { rowOf } from "./query.ts";
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
    id: "counts-add-up",
    says: "In every file, rows = rejected + new reports + reports known before.",
    sql: "SELECT count(*) FROM file WHERE row_count <> rejected + reports + known_before",
  },
  {
    id: "reports-held",
    says: "Every file's reports are held.",
    sql: `SELECT count(*) FROM file LEFT JOIN
      (SELECT file_no, count(*) AS held FROM report GROUP BY ALL) r USING (file_no)
      WHERE reports <> coalesce(held, 0)`,
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
    says: "Every report and refused row names a file that is held.",
    sql: `SELECT (SELECT count(*) FROM report ANTI JOIN file USING (file_no))
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
    id: "knowledge-after-event",
    says: "Nothing was known before it happened.",
    sql: `SELECT count(*) FROM report WHERE coding = 'hand' AND known_from < event_date`,
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
