import { cameoActors } from "../../lexicon/index.ts";
import { compactDay, draftSelection } from "../intake/draft.ts";
import { loadCameoCodes, loadTable } from "../intake/lookup-table.ts";
import type { LineSource } from "../intake/source.ts";

/** Column positions that every GDELT event layout shares, then those that move with the geography columns. */
const SHARED = [0, 1, 6, 7, 8, 12, 16, 17, 18, 22, 25, 26, 31, 34] as const;

/** In the order of the staged columns c0..c19. */
const LAYOUTS = [
  // 2.0: geography has eight columns a place
  { fields: 61, keep: [...SHARED, 52, 53, 56, 57, 59, 60] },
  // 1.0 daily files: seven columns a place, SOURCEURL last
  { fields: 58, keep: [...SHARED, 50, 51, 53, 54, 56, 57] },
  // 1.0 back files: no SOURCEURL
  { fields: 57, keep: [...SHARED, 50, 51, 53, 54, 56, -1] },
] as const;

/** CAMEO roles of people in arms against a state: never counted as the state's own acts. */
const ARMED_NON_STATE = "('REB', 'INS', 'SEP', 'UAF')";

/** A known group is who it is; otherwise a country code means the state, unless armed non-state. */
function actorSql(role: string, side: string): string {
  return `coalesce(${side}_group.code, CASE WHEN ${role} IN ${ARMED_NON_STATE} THEN NULL ELSE ${side}_country.code END)`;
}

const DAY = compactDay("c1");
/** 1.0 writes the day, 2.0 the second. */
const ADDED = compactDay("left(c18, 8)");

const DRAFT_SQL = `
SELECT ${draftSelection({
  line: "line",
  reason: `CASE
    WHEN c0 IS NULL THEN 'id-missing'
    WHEN ${DAY} IS NULL THEN 'date-malformed'
    WHEN cameo_code.code IS NULL THEN 'cameo-unknown'
    WHEN ${ADDED} IS NULL THEN 'known-from-malformed'
  END`,
  detail: `CASE
    WHEN c0 IS NULL THEN 'no GLOBALEVENTID'
    WHEN ${DAY} IS NULL THEN concat('SQLDATE "', c1, '"')
    WHEN cameo_code.code IS NULL THEN concat('EventCode "', c11, '"')
    WHEN ${ADDED} IS NULL THEN concat('DATEADDED "', c18, '"')
  END`,
  identity: "c0",
  article: "c19",
  url: "CASE WHEN c19 LIKE 'http%' THEN c19 END",
  publisher: "nullif(regexp_extract(lower(c19), '^https?://(?:www\\.)?([^/:?#]+)', 1), '')",
  known_from: ADDED,
  event_date: DAY,
  date_precision: "'day'",
  source_name: "c2",
  source_actor: actorSql("c5", "source"),
  source_role: "c5",
  target_name: "c6",
  target_actor: actorSql("c9", "target"),
  target_role: "c9",
  cameo: "c11",
  place: "c14",
  place_country: "c15",
  latitude: "try_cast(c16 AS DOUBLE)",
  longitude: "try_cast(c17 AS DOUBLE)",
  mentions: "try_cast(c12 AS INTEGER)",
  tone: "try_cast(c13 AS DOUBLE)",
  is_root: "c10 = '1'",
  reliability: "'F'",
  credibility: "6",
})}
FROM staged
LEFT JOIN cameo_code ON cameo_code.code = c11
LEFT JOIN gdelt_actor source_group ON source_group.cameo = c4
LEFT JOIN gdelt_actor source_country ON source_country.cameo = c3
LEFT JOIN gdelt_actor target_group ON target_group.cameo = c8
LEFT JOIN gdelt_actor target_country ON target_country.cameo = c7`;

/** GDELT events, 1.0 and 2.0, told apart by the number of columns of each row. */
export const GDELT: LineSource = {
  id: "gdelt",
  kind: "lines",
  title: "GDELT event database, 1.0 and 2.0",
  coding: "machine",
  licence:
    "Free to use with attribution by third-party accounts; the Project's own terms were not at hand and none accompany the files, so read them at gdeltproject.org before you publish.",
  citation:
    'Leetaru, Kalev, and Philip A. Schrodt. 2013. "GDELT: Global Data on Events, Location and Tone, 1979-2012." ISA Annual Convention.',
  address: "https://www.gdeltproject.org/",
  faults: [
    "One article can give dozens of rows: in one export of 1 January 2018, 39 % of the rows between two countries come from one article about former prime ministers.",
    "Only the first article that mentions an event is named; volume grows with the number of sites watched.",
    "Who did what to whom is often wrong for a single row: machine coding without context.",
    'A phrase such as "last month" dates an event back by that much, whatever really happened then.',
  ],
  expects: "GDELT event files (57, 58 or 61 tab-separated columns)",
  format: { layouts: LAYOUTS, headers: ["GLOBALEVENTID"] },
  prepare: async (connection) => {
    await loadCameoCodes(connection);
    await loadTable(connection, "gdelt_actor", ["cameo", "code"], cameoActors());
  },
  draftSql: DRAFT_SQL,
  accepts: (path) => /\.(csv|tsv|txt|zip|export)(\.gz|\.zst)?$/i.test(path),
};
