import { CONTESTED_NAMES } from "../lexicon/index.ts";
import { literal } from "./query.ts";

/** SQL for the form in which names are joined: no accents, lower case, anything but letters a-z and digits one space. */
export function joinedName(name: string): string {
  return `trim(regexp_replace(lower(strip_accents(${name})), '[^a-z0-9]+', ' ', 'g'))`;
}

/** SQL for whether a name, in the form in which names are joined, is a contested place's or an office's there. */
export function isContested(name: string): string {
  return `regexp_matches(${name}, '\\b(${CONTESTED_NAMES.join("|")})$')`;
}

/** Sources whose reports name their actors in words that the rules of the lexicon may leave open. */
export const NAMED_SOURCES: readonly string[] = ["icews", "icews-tkg"];

const IS_NAMED = `source IN (${NAMED_SOURCES.map(literal).join(", ")})`;

/** The sectors by which ICEWS tells people in arms against a state: never counted as the state's own acts. */
export const ARMED_SECTORS = "(Insurgents|Rebel|Separatists|Unidentified Forces)";

/**
 * Note the mentions that are open: a name without an actor.
 *
 * @param where which reports, as a SQL condition
 */
export function noteOpenMentions(where: string): string {
  return `
INSERT INTO open_mention
SELECT report_id, side FROM (
  SELECT report_id, 'source' AS side FROM report
  WHERE source_actor IS NULL AND source_name IS NOT NULL AND ${IS_NAMED} AND ${where}
  UNION ALL
  SELECT report_id, 'target' FROM report
  WHERE target_actor IS NULL AND target_name IS NOT NULL AND ${IS_NAMED} AND ${where}
) ANTI JOIN open_mention USING (report_id, side)`;
}

/**
 * Keep each name with the actor that ICEWS's own columns give it, undated; a name of people in arms with none. A name
 * given two actors keeps both, so that it is known to mean neither for sure.
 *
 * @param where which reports, as a SQL condition
 */
export function keepNamesOfReports(where: string): string {
  const side = (of: string): string => `
  SELECT ${joinedName(`${of}_name`)} AS name, ${of}_actor AS actor, file_no, line FROM report
  WHERE source = 'icews' AND ${of}_name IS NOT NULL AND ${where}
    AND (${of}_actor IS NOT NULL OR regexp_matches(coalesce(${of}_role, ''), '${ARMED_SECTORS}'))`;
  return `
INSERT INTO actor_name (name, actor, is_place, source, file_no, line)
SELECT name, actor, FALSE, 'icews', place.file_no, place.line FROM (
  SELECT name, actor, min({'file_no': file_no, 'line': line}) AS place
  FROM (${side("source")}
    UNION ALL ${side("target")})
  WHERE name <> '' AND NOT ${isContested("name")} GROUP BY name, actor
) fresh
WHERE NOT EXISTS (
  FROM actor_name held WHERE held.source = 'icews' AND held.name = fresh.name
    AND held.actor IS NOT DISTINCT FROM fresh.actor
)`;
}

/**
 * Names of persons and bodies, read from dictionaries and from ICEWS's own columns, and the mentions whose name the
 * rules of the lexicon leave open.
 */
export const NAMES: { readonly version: number; readonly name: string; readonly sql: string } = {
  version: 3,
  name: "names of actors, and the mentions that they may resolve",
  sql: `
CREATE TABLE actor_name (
  name VARCHAR NOT NULL,             -- no accents, lower case, all else than letters and digits one space
  actor VARCHAR,                     -- as Entente calls it; NULL: nobody that it knows, or people in arms
  code VARCHAR,                      -- as a dictionary writes it; NULL from reports
  is_place BOOLEAN NOT NULL,         -- a place, a people or a demonym: in event data no actor
  first_day DATE,                    -- the actor's span, both days in it; NULL: open to that side
  last_day DATE,
  source VARCHAR NOT NULL,
  file_no INTEGER NOT NULL,
  line BIGINT NOT NULL               -- where the name stands in the file
);
CREATE TABLE open_mention (          -- found open when its report was imported, and never taken out
  report_id VARCHAR NOT NULL,
  side VARCHAR NOT NULL              -- 'source' or 'target'
);
${noteOpenMentions("TRUE")};
${keepNamesOfReports("TRUE")};
`,
};
