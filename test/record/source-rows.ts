/** Rows in the layouts of the sources, made up for tests: no line of a real file. */

/** What a made-up GDELT row says; whatever is left out is usual. */
export interface GdeltRow {
  readonly id: string;
  /** `YYYYMMDD` */
  readonly date?: string;
  readonly source?: string;
  readonly sourceName?: string;
  readonly sourceGroup?: string;
  readonly sourceRole?: string;
  readonly target?: string;
  readonly targetName?: string;
  readonly targetGroup?: string;
  readonly targetRole?: string;
  readonly root?: boolean;
  readonly code?: string;
  readonly mentions?: number;
  readonly place?: string;
  /** `YYYYMMDD` or `YYYYMMDDHHMMSS` */
  readonly added?: string;
  readonly url?: string;
}

/** Where the columns stand that GDELT's layouts share. */
function shared(row: GdeltRow, width: number): string[] {
  const cells = Array.from({ length: width }, () => "");
  const set = (at: number, text: string): void => {
    cells[at] = text;
  };
  set(0, row.id);
  set(1, row.date ?? "20180115");
  set(6, row.sourceName ?? "RUSSIA");
  set(7, row.source ?? "RUS");
  set(8, row.sourceGroup ?? "");
  set(12, row.sourceRole ?? "");
  set(16, row.targetName ?? "PAKISTAN");
  set(17, row.target ?? "PAK");
  set(18, row.targetGroup ?? "");
  set(22, row.targetRole ?? "");
  set(25, row.root === false ? "0" : "1");
  set(26, row.code ?? "040");
  set(31, String(row.mentions ?? 1));
  set(34, "1.5");
  return cells;
}

/** A row of GDELT 2.0: 61 columns, geography with eight a place. */
export function gdelt2(row: GdeltRow): string {
  const cells = shared(row, 61);
  cells[52] = row.place ?? "";
  cells[59] = row.added ?? "20180115000000";
  cells[60] = row.url ?? `https://news.example/${row.id}`;
  return cells.join("\t");
}

/** A row of GDELT 1.0: 58 columns with the address, 57 without it. */
export function gdelt1(row: GdeltRow, width: 57 | 58): string {
  const cells = shared(row, width);
  cells[50] = row.place ?? "";
  cells[56] = row.added ?? "20180115";
  if (width === 58) cells[57] = row.url ?? `https://news.example/${row.id}`;
  return cells.join("\t");
}

/** A file of GDELT 2.0 rows. */
export function gdeltFile(rows: readonly GdeltRow[]): string {
  return rows.map((row) => `${gdelt2(row)}\n`).join("");
}

/** What a made-up ICEWS row says. */
export interface IcewsRow {
  readonly id: string;
  readonly date?: string;
  readonly source?: string;
  readonly sourceSectors?: string;
  readonly sourceCountry?: string;
  readonly target?: string;
  readonly targetSectors?: string;
  readonly targetCountry?: string;
  readonly code?: string;
  readonly story?: string;
  readonly publisher?: string;
  readonly city?: string;
}

/** The header line of ICEWS event files. */
export const ICEWS_HEADER: string = [
  "Event ID",
  "Event Date",
  "Source Name",
  "Source Sectors",
  "Source Country",
  "Event Text",
  "CAMEO Code",
  "Intensity",
  "Target Name",
  "Target Sectors",
  "Target Country",
  "Story ID",
  "Sentence Number",
  "Publisher",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
].join("\t");

/** A row of ICEWS: 20 columns. */
export function icewsRow(row: IcewsRow): string {
  return [
    row.id,
    row.date ?? "2018-06-01",
    row.source ?? "Vladimir Putin",
    row.sourceSectors ?? "Government",
    row.sourceCountry ?? "Russian Federation",
    "Consult",
    row.code ?? "040",
    "1.0",
    row.target ?? "Government (Pakistan)",
    row.targetSectors ?? "Government",
    row.targetCountry ?? "Pakistan",
    row.story ?? `S${row.id}`,
    "2",
    row.publisher ?? "A Wire",
    row.city ?? "",
    "NULL",
    "",
    "Pakistan",
    "33.7",
    "73.1",
  ].join("\t");
}

/** A file of ICEWS rows with its header. */
export function icewsFile(rows: readonly IcewsRow[]): string {
  return [ICEWS_HEADER, ...rows.map(icewsRow), ""].join("\n");
}

/** Quoted CSV with a header, from rows that name the same columns. */
export function csvFile(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const quoted = (text: string): string =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? "")).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
}

/** A row of one's own events; every column there is, empty unless given. */
export function ownEvent(
  fields: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return {
    date: "2018-01-15",
    date_precision: "",
    source: "Russia",
    target: "Pakistan",
    others: "",
    plover_type: "",
    plover_mode: "",
    cameo: "040",
    summary: "",
    url: "",
    publisher: "",
    published: "",
    source_rating: "",
    note: "",
    place: "",
    known_from: "",
    ...fields,
  };
}
