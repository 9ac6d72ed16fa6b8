import { tableText } from "../../figure/index.ts";
import type { ExportDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { pathFrom } from "../file-path.ts";
import { withWorkbench } from "../with-workbench.ts";

type Format = ExportDocument["format"];

const FORMAT: Choice<Format, Format> = {
  values: ["parquet", "csv", "json"],
  otherwise: "parquet",
};

async function run(call: Call): Promise<void> {
  const [folder = ""] = call.words;
  const format = call.choice("format", FORMAT);
  const target = pathFrom(call.effects.cwd, folder);
  const document = await withWorkbench(call, (workbench) => workbench.export(format, target));
  const rows = Object.entries(document.tables).map(([table, written]) => ({
    table,
    rows: written,
  }));
  writeAnswer(call, {
    document,
    rows,
    text: () =>
      tableText(
        {
          caption: `Written to ${document.folder} as ${document.format}`,
          columns: [
            { key: "table", title: "Table" },
            { key: "rows", title: "Rows" },
          ],
          rows,
        },
        call.effects,
      ),
  });
}

/** `entente record export DIR` */
export const recordExport: Command = {
  says: "Write the record, as it was on the as-of date, into a new or empty folder: Parquet with reports and events by year, CSV, or a JSON object a line.",
  arguments: [{ name: "DIR", says: "a folder that is empty or not there yet" }],
  options: ["format"],
  choices: { format: FORMAT },
  examples: [
    { line: "entente record export my-record", says: "Parquet, for DuckDB, Spark or pandas" },
    { line: "entente record export --format csv my-tables", says: "for a spreadsheet" },
  ],
  run,
};
