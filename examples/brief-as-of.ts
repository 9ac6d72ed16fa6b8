// A brief as it could have been written on the day of the founding article, as Markdown.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { briefMarkdown, openWorkbench } from "../src/workbench/index.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-example-"));
const workbench = await openWorkbench({
  record: join(folder, "record.duckdb"),
  asOf: "2017-08-29",
});
console.log(briefMarkdown(await workbench.brief("Russia", "Pakistan")));
workbench.close();
rmSync(folder, { recursive: true });
