import type { DuckDBConnection } from "@duckdb/node-api";
import { withEvent } from "./intake/event-identity.ts";
import type { NameSource, Source } from "./intake/source.ts";
import { joinedName, keepNamesOfReports, NAMED_SOURCES, noteOpenMentions } from "./names-schema.ts";
import { rowOf } from "./query.ts";

/** What the names that one file brought, or the names held before, did to reports. */
export interface NamesChange {
  /** Names with their actor and span that the record did not hold. */
  readonly names: number;
  /** Mentions that a name now gives an actor, or another one than before. */
  readonly mentions: number;
  /** Reports set aside before that now tell of an event. */
  readonly told: number;
  /** Reports that no longer tell of an event, because a name now means two actors. */
  readonly reopened: number;
}

const NO_CHANGE: NamesChange = { names: 0, mentions: 0, told: 0, reopened: 0 };

/** The only member of a list of actors in which an empty text stands for nobody known; NULL where it has several. */
const only = (actors: string): string =>
  `CASE WHEN len(${actors}) = 1 THEN nullif(${actors}[1], '') END`;

const actorsWhere = (condition: string): string =>
  `coalesce(list(DISTINCT coalesce(actor, '')) FILTER (${condition}), [])`;

/**
 * Whom each open mention means. ICEWS's own word on a name comes before the dictionaries'. A dictionary's dated role
 * holds on its days; outside them its undated one, and where there is none, the actor that all its roles agree on.
 * Two actors at once mean that the name says nothing.
 */
const meaningSql = (which: string): string => `
WITH open AS (
  SELECT report_id, side, event_date AS day,
    ${joinedName("CASE side WHEN 'source' THEN source_name ELSE target_name END")} AS name
  FROM open_mention JOIN report USING (report_id) WHERE ${which}
),
own AS (
  SELECT name, ${actorsWhere("TRUE")} AS actors FROM actor_name WHERE source = 'icews' GROUP BY name
),
listed AS (
  SELECT name, day,
    ${actorsWhere("(first_day IS NOT NULL OR last_day IS NOT NULL) AND day BETWEEN coalesce(first_day, day) AND coalesce(last_day, day)")} AS dated,
    ${actorsWhere("first_day IS NULL AND last_day IS NULL")} AS undated,
    ${actorsWhere("TRUE")} AS ever
  FROM (SELECT DISTINCT name, day FROM open) JOIN actor_name USING (name)
  WHERE source <> 'icews' GROUP BY name, day HAVING NOT bool_or(is_place)
)
SELECT open.report_id, side, CASE
    WHEN own.name IS NOT NULL THEN ${only("own.actors")}
    WHEN len(dated) > 0 THEN ${only("dated")}
    WHEN len(undated) > 0 THEN ${only("undated")}
    ELSE ${only("ever")}
  END AS actor
FROM open LEFT JOIN own USING (name) LEFT JOIN listed USING (name, day)`;

/** Reports with an open mention, and the actors that the names now give them. */
const namedSql = (which: string): string => `
WITH said AS (
  SELECT report_id, bool_or(side = 'source') AS source_open, bool_or(side = 'target') AS target_open,
    max(actor) FILTER (side = 'source') AS source_said, max(actor) FILTER (side = 'target') AS target_said
  FROM (${meaningSql(which)}) GROUP BY report_id
),
named AS (
  SELECT report_id, event_date, date_precision, source_name, target_name, cameo, place, NULL AS what,
    event_id AS old_event, report.source_actor AS old_source, report.target_actor AS old_target,
    CASE WHEN source_open THEN source_said ELSE report.source_actor END AS source_actor,
    CASE WHEN target_open THEN target_said ELSE report.target_actor END AS target_actor
  FROM report JOIN said USING (report_id)
  WHERE (source_open AND source_said IS DISTINCT FROM report.source_actor)
    OR (target_open AND target_said IS DISTINCT FROM report.target_actor)
)`;

/** SQL for how many reports hold another actor than the names give them. */
export const STALE_REPORTS: string = `${namedSql("TRUE")} SELECT count(*) FROM named`;

const changedSql = (which: string): string => `
CREATE OR REPLACE TEMP TABLE renamed AS ${namedSql(which)} ${withEvent("SELECT * FROM named")}`;

const APPLY = `
UPDATE report SET source_actor = renamed.source_actor, target_actor = renamed.target_actor,
  set_aside = renamed.set_aside, event_id = renamed.event_id, occurrence_id = renamed.occurrence_id
FROM renamed WHERE report.report_id = renamed.report_id`;

const COUNT = `
SELECT count(*)::DOUBLE AS reports,
  (count(*) FILTER (source_actor IS NOT NULL AND source_actor IS DISTINCT FROM old_source)
    + count(*) FILTER (target_actor IS NOT NULL AND target_actor IS DISTINCT FROM old_target))::DOUBLE AS mentions,
  (count(*) FILTER (old_event IS NULL AND event_id IS NOT NULL))::DOUBLE AS told,
  (count(*) FILTER (old_event IS NOT NULL AND event_id IS NULL))::DOUBLE AS reopened
FROM renamed`;

async function freshNames(connection: DuckDBConnection, fileNo: number): Promise<number> {
  const { names } = await rowOf<{ names: number }>(
    connection,
    "SELECT count(*)::DOUBLE AS names FROM actor_name WHERE file_no = $file_no",
    { file_no: fileNo },
  );
  return names;
}

/**
 * Let names resolve mentions after the import of a file, in its transaction: the file's own mentions by the names
 * held, and if the file brought names, everything held by these.
 *
 * What a mention comes to follows from its name, its day and the names held, and from nothing that was resolved
 * before, so in the end the order of imports does not matter and a second run changes nothing.
 */
export async function resolveNames(
  connection: DuckDBConnection,
  source: { readonly id: string; readonly kind: (Source | NameSource)["kind"] },
  fileNo: number,
): Promise<NamesChange> {
  if (source.kind !== "names" && !NAMED_SOURCES.includes(source.id)) return NO_CHANGE;
  const file = { file_no: fileNo };
  await connection.run(noteOpenMentions("file_no = $file_no"), file);
  await connection.run(keepNamesOfReports("file_no = $file_no"), file);
  const names = await freshNames(connection, fileNo);
  await connection.run(changedSql(names > 0 ? "TRUE" : `file_no = ${fileNo}`));
  const counted = await rowOf<Omit<NamesChange, "names"> & { readonly reports: number }>(
    connection,
    COUNT,
  );
  const { reports, ...change } = counted;
  if (reports > 0) await connection.run(APPLY);
  return { names, ...change };
}
