import { actorByCode, icewsActors } from "../../lexicon/index.ts";
import { dashedDay, draftSelection } from "../intake/draft.ts";
import { loadCameoCodes, loadTable } from "../intake/lookup-table.ts";
import type { LineSource } from "../intake/source.ts";
import { ARMED_SECTORS, isContested } from "../names-schema.ts";

/** What ICEWS asks of whoever uses it; shared by every source that stems from it. */
export const ICEWS_LICENCE =
  "Research and educational use only, no commercial use (terms of doi:10.7910/DVN/28075).";

/** How ICEWS asks to be cited. */
export const ICEWS_CITATION =
  'Boschee, Elizabeth, Jennifer Lautenschlager, Sean O\'Brien, Steve Shellman, James Starz, and Michael Ward. 2015. "ICEWS Coded Event Data." Harvard Dataverse, doi:10.7910/DVN/28075.';

/** The columns c0..c19 are the file's own, in order; `NA` and empty mean unknown. */
const known = (column: string): string => `nullif(${column}, 'NA')`;

/** How a name is compared: lower case, everything but letters and digits as one space. */
const normalised = (column: string): string =>
  `trim(regexp_replace(lower(${column}), '[^a-z0-9]+', ' ', 'g'))`;

/** A known organisation or group is who it is; otherwise the country, unless armed non-state or contested. */
function actorSql(side: string, name: string, sectors: string): string {
  const isOpen = `regexp_matches(coalesce(${sectors}, ''), '${ARMED_SECTORS}') OR ${isContested(normalised(name))}`;
  return `coalesce(${side}_body.code, CASE WHEN ${isOpen} THEN NULL ELSE ${side}_country.code END)`;
}

const DAY = dashedDay("c1");

const DRAFT_SQL = `
SELECT ${draftSelection({
  line: "line",
  reason: `CASE
    WHEN ${known("c0")} IS NULL THEN 'id-missing'
    WHEN ${DAY} IS NULL THEN 'date-malformed'
    WHEN cameo_code.code IS NULL THEN 'cameo-unknown'
  END`,
  detail: `CASE
    WHEN ${known("c0")} IS NULL THEN 'no Event ID'
    WHEN ${DAY} IS NULL THEN concat('Event Date "', c1, '"')
    WHEN cameo_code.code IS NULL THEN concat('CAMEO Code "', c6, '"')
  END`,
  identity: "c0",
  article: known("c11"),
  publisher: known("c13"),
  known_from: DAY,
  event_date: DAY,
  date_precision: "'day'",
  source_name: known("c2"),
  source_actor: actorSql("source", "c2", "c3"),
  source_role: known("c3"),
  target_name: known("c8"),
  target_actor: actorSql("target", "c8", "c9"),
  target_role: known("c9"),
  cameo: "c6",
  intensity: `try_cast(${known("c7")} AS DOUBLE)`,
  place: `nullif(concat_ws(', ', ${known("c14")}, ${known("c16")}, ${known("c17")}), '')`,
  place_country: known("c17"),
  latitude: `try_cast(${known("c18")} AS DOUBLE)`,
  longitude: `try_cast(${known("c19")} AS DOUBLE)`,
  is_root: "true",
  reliability: "'F'",
  credibility: "6",
})}
FROM staged
LEFT JOIN cameo_code ON cameo_code.code = c6
LEFT JOIN icews_body source_body ON source_body.name = ${normalised("c2")}
LEFT JOIN icews_body target_body ON target_body.name = ${normalised("c8")}
LEFT JOIN icews_country source_country ON source_country.name = ${normalised("c4")}
LEFT JOIN icews_country target_country ON target_country.name = ${normalised("c10")}`;

const COLUMNS: readonly number[] = Array.from({ length: 20 }, (_, column) => column);

/** ICEWS coded event data in its 20-column layout. */
export const ICEWS: LineSource = {
  id: "icews",
  kind: "lines",
  title: "ICEWS coded event data",
  coding: "machine",
  licence: ICEWS_LICENCE,
  citation: ICEWS_CITATION,
  address: "https://doi.org/10.7910/DVN/28075",
  faults: [
    "Meetings come twice, once from each side; about a quarter of the rows repeat another row of the day.",
    "The publisher is named but no address is given.",
    "Known-from is taken as the event's date: the files do not say when a row was added.",
  ],
  expects: "ICEWS event files (20 tab-separated columns with a header)",
  format: {
    layouts: [
      { fields: 20, keep: COLUMNS },
      // a normalised variant with year and year-month added
      { fields: 22, keep: COLUMNS },
    ],
    headers: ["Event ID", "event_id"],
  },
  prepare: async (connection) => {
    await loadCameoCodes(connection);
    const isState = (code: string): boolean => actorByCode(code)?.kind === "state";
    const rows = icewsActors();
    await loadTable(
      connection,
      "icews_country",
      ["name", "code"],
      rows.filter((r) => isState(r.code)),
    );
    await loadTable(
      connection,
      "icews_body",
      ["name", "code"],
      rows.filter((r) => !isState(r.code)),
    );
  },
  draftSql: DRAFT_SQL,
  accepts: (path) => /\.(tab|tsv|txt|csv)(\.gz|\.zst)?$|\.zip$/i.test(path),
};
