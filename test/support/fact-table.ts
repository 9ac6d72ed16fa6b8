import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { csvRows } from "../../src/record/intake/csv-rows.ts";
import type { Fact, FactOutcome } from "../../src/record/intake/fact.ts";
import type { FactSource } from "../../src/record/intake/source.ts";

type Row = Readonly<Record<string, string>>;

/** What a row comes to in the table of the source that its columns are of. */
export function outcomeOf(source: FactSource, row: Row): FactOutcome {
  const table = source.tables.find(({ columns }) => columns.every((column) => column in row));
  if (table === undefined) throw new Error(`no table of ${source.id} has these columns`);
  return table.reader("")(row);
}

/** A fact in one line: `imports CHN RUS 2010-01-01..2010-12-31 known 2012-07-01 = 5`. */
export function factLine({ measure, a, b, item, first, last, knownFrom, value }: Fact): string {
  const who = [measure, a, b, item === undefined ? undefined : `(${item})`].filter(
    (part) => part !== undefined,
  );
  return `${who.join(" ")} ${first}..${last} known ${knownFrom} = ${value}`;
}

/** The facts of a row in lines, or in one line why it states none. */
export function factLines(source: FactSource, row: Row): readonly string[] {
  const outcome = outcomeOf(source, row);
  return "facts" in outcome
    ? outcome.facts.map(factLine)
    : [`${outcome.reason}: ${outcome.detail}`];
}

/** What a real file comes to, row by row, as an import reads it; every row of the file comes to something. */
export async function* realOutcomes(source: FactSource, path: string): AsyncGenerator<FactOutcome> {
  const readers = source.tables.map((table) => table.reader(""));
  const columns = source.tables.map((table) => table.columns);
  const chunks = createReadStream(path).pipe(createGunzip());
  const broken = (why: { readonly detail: string }): never => {
    throw new Error(why.detail);
  };
  const count = { rows: 0 };
  let read = 0;
  for await (const row of csvRows(chunks, columns, count, broken)) {
    read++;
    const reader = readers[row.table];
    if (reader === undefined) throw new Error(`no table ${row.table}`);
    yield reader(row.fields);
  }
  if (read !== count.rows) throw new Error(`${count.rows} rows, ${read} read`);
}
