/** What a bench found. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know to read the table. */
  readonly notes: readonly string[];
}

/** One bench: a file of this folder. */
export interface Bench {
  readonly name: string;
  run(): Promise<Table[]>;
}

/** A table as Markdown, to be read on a terminal and pasted into the README. */
export function markdown({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (cells[i] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [`### ${title}`, "", line(columns), rule, ...rows.map(line), "", ...notes, ""].join("\n");
}
