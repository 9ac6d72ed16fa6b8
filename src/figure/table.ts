import { html, trustedHtml } from "./html.ts";
import { plainLine } from "./plain-text.ts";

/** One column of a table. */
export interface TableColumn {
  /** Names the column in the rows and in CSV. */
  readonly key: string;
  /** Heads the column wherever people read it. */
  readonly title: string;
  /** Left out: right if the column holds numbers only, otherwise left. */
  readonly align?: "left" | "right";
}

/** One cell: text, or a number that keeps its digits. */
export type TableCell = string | number;

/**
 * A table as data, rendered for a terminal, Markdown, HTML and CSV. A missing cell is empty; a number that
 * is not finite is shown as unknown. The first column names its row.
 */
export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Readonly<Record<string, TableCell>>[];
}

/** A cell as one line of text for a reader: nothing if missing, an en dash if not a finite number. */
export function cellText(cell: TableCell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "–";
  return plainLine(cell);
}

/** How a column is set: as it says, or by what it holds. */
export function alignmentOf(table: Table, column: TableColumn): "left" | "right" {
  if (column.align !== undefined) return column.align;
  const cells = table.rows.map((row) => row[column.key]).filter((cell) => cell !== undefined);
  return cells.length > 0 && cells.every((cell) => typeof cell === "number") ? "right" : "left";
}

function markdownWord(word: string): string {
  const address = /^(\W*)(https?:\/\/.+)$/i.exec(word);
  if (address?.[2] !== undefined) {
    const link = encodeURI(address[2]).replaceAll("%25", "%").replaceAll("|", "%7C");
    return `${markdownWord(address[1] ?? "")}${link}`;
  }
  return word
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

function markdownText(text: string): string {
  return text.split(" ").map(markdownWord).join(" ");
}

/** The table in GitHub's Markdown, the caption in bold above it; text is escaped, addresses stay links. */
export function tableMarkdown(t: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = t.columns.map((column) => (alignmentOf(t, column) === "right" ? "---:" : ":---"));
  return [
    `**${markdownText(plainLine(t.caption))}**`,
    "",
    line(t.columns.map((column) => markdownText(plainLine(column.title)))),
    line(rule),
    ...t.rows.map((row) => line(t.columns.map((c) => markdownText(cellText(row[c.key]))))),
    "",
  ].join("\n");
}

/**
 * The table in HTML with a caption and scoped headers. Cells of right-aligned columns carry the class
 * `number`; there is no inline style, so that a strict content policy lets it pass.
 */
export function tableHtml(t: Table): string {
  const classes = new Map(
    t.columns.map((c) => [c.key, alignmentOf(t, c) === "right" && trustedHtml(` class="number"`)]),
  );
  const head = t.columns.map((c) => html`<th scope="col"${classes.get(c.key)}>${c.title}</th>`);
  const body = t.rows.map((row) => {
    const cells = t.columns.map((c, i) => {
      const text = cellText(row[c.key]);
      return i === 0 && text !== ""
        ? html`<th scope="row"${classes.get(c.key)}>${text}</th>`
        : html`<td${classes.get(c.key)}>${text}</td>`;
    });
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<table>
<caption>${t.caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
`.toString();
}

/** A spreadsheet would run text that begins like a formula; an apostrophe makes it text. Numbers stay. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)
    ? `'${text}`
    : text;
}

function csvField(cell: TableCell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = withoutFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The table in CSV (RFC 4180 quoting, lines end in a line feed), headed by the columns' keys. Text that a
 * spreadsheet would run as a formula is preceded by an apostrophe; an unknown number is an empty field.
 */
export function tableCsv(t: Table): string {
  const head = t.columns.map((c) => csvField(c.key)).join(",");
  const body = t.rows.map((row) => t.columns.map((c) => csvField(row[c.key])).join(","));
  return [head, ...body, ""].join("\n");
}
