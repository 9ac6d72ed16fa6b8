import { tableText } from "../../figure/index.ts";
import type { RejectsDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted } from "../wording.ts";

function rejectsText({ rejects }: RejectsDocument, effects: Effects): string {
  if (rejects.length === 0) return "No row has been refused.";
  const table = {
    caption: `${counted(rejects.length, "refused row")}; the rows themselves: --json`,
    columns: [
      { key: "source", title: "Source" },
      { key: "path", title: "File" },
      { key: "line", title: "Line" },
      { key: "reason", title: "Reason" },
      { key: "detail", title: "Detail" },
    ],
    rows: rejects.map(({ source, path, line, reason, detail }) => ({
      source,
      path,
      line,
      reason,
      detail,
    })),
  };
  return tableText(table, effects);
}

async function run(call: Call): Promise<void> {
  const limit = call.number("limit");
  const source = call.option("source");
  const document = await withWorkbench(call, (workbench) => workbench.rejects(source, limit));
  writeAnswer(call, {
    document,
    rows: document.rejects,
    text: () => rejectsText(document, call.effects),
  });
}

/** `entente record rejects` */
export const recordRejects: Command = {
  says: "List the rows that imports refused: file, line, reason and the row.",
  arguments: [],
  options: ["source", "limit"],
  examples: [
    { line: "entente record rejects", says: "all of them" },
    { line: "entente record rejects --source gdelt --limit 20", says: "the first twenty of GDELT" },
  ],
  run,
};
