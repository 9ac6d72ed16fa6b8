/**
 * The columns of a draft report, in the order of the `draft` table: what an adapter makes of a row before
 * the record settles it. Empty means unknown.
 */
export const DRAFT_COLUMNS = {
  line: "BIGINT",
  reason: "VARCHAR", // a RejectReason when the row is refused
  detail: "VARCHAR",
  identity: "VARCHAR", // what identifies the row within its source
  what: "VARCHAR", // tells apart hand-coded events that share date, actors and code
  article: "VARCHAR",
  url: "VARCHAR",
  publisher: "VARCHAR",
  published: "DATE",
  known_from: "DATE",
  event_date: "DATE",
  date_precision: "VARCHAR",
  source_name: "VARCHAR",
  source_actor: "VARCHAR",
  source_role: "VARCHAR",
  target_name: "VARCHAR",
  target_actor: "VARCHAR",
  target_role: "VARCHAR",
  others: "VARCHAR", // codes, semicolon-separated
  cameo: "VARCHAR",
  plover_type: "VARCHAR",
  plover_mode: "VARCHAR",
  intensity: "DOUBLE",
  place: "VARCHAR",
  place_country: "VARCHAR",
  latitude: "DOUBLE",
  longitude: "DOUBLE",
  summary: "VARCHAR",
  note: "VARCHAR",
  mentions: "INTEGER",
  tone: "DOUBLE",
  is_root: "BOOLEAN",
  reliability: "VARCHAR",
  credibility: "UTINYINT",
} as const;

/** The name of a draft column. */
export type DraftColumn = keyof typeof DRAFT_COLUMNS;

/** A draft report written by an adapter in TypeScript; an absent column is unknown. */
export type Draft = Readonly<
  Partial<Record<Exclude<DraftColumn, "line" | "reason" | "detail">, string>>
>;

/** A SELECT's column list from an adapter's expressions; columns it does not name are NULL. */
export function draftSelection(
  expressions: Readonly<Partial<Record<DraftColumn, string>>>,
): string {
  return Object.entries(DRAFT_COLUMNS)
    .map(([name, type]) => {
      const expression = expressions[name as DraftColumn];
      return expression === undefined
        ? `NULL::${type} AS ${name}`
        : `(${expression})::${type} AS ${name}`;
    })
    .join(",\n  ");
}

/** A column's day written `YYYYMMDD`, in a year from 1000 to 2999; NULL for anything else. */
export function compactDay(column: string): string {
  return `CASE WHEN regexp_full_match(${column}, '[12][0-9]{7}') THEN try_strptime(${column}, '%Y%m%d') END`;
}

/** A column's day written `YYYY-MM-DD`, in a year from 1000 to 2999; NULL for anything else, `infinity` too. */
export function dashedDay(column: string): string {
  return `CASE WHEN regexp_full_match(${column}, '[12][0-9]{3}-[0-9]{2}-[0-9]{2}') THEN try_cast(${column} AS DATE) END`;
}
