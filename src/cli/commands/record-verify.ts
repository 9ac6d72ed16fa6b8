import { tableText } from "../../figure/index.ts";
import type { VerifyDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { recordUnsound } from "../messages.ts";
import { withWorkbench } from "../with-workbench.ts";

function verifyText({ sound, checks }: VerifyDocument, effects: Effects): string {
  const table = {
    caption: sound ? "The record is sound" : "The record is not sound",
    columns: [
      { key: "id", title: "Check" },
      { key: "says", title: "What must hold" },
      { key: "violations", title: "Violations" },
    ],
    rows: checks.map(({ id, says, violations }) => ({ id, says, violations })),
  };
  return tableText(table, effects);
}

async function run(call: Call): Promise<void> {
  const document = await withWorkbench(call, (workbench) => workbench.verify());
  writeAnswer(call, {
    document,
    rows: document.checks,
    text: () => verifyText(document, call.effects),
  });
  const broken = document.checks.filter((check) => check.violations > 0);
  if (broken.length > 0) throw recordUnsound({ checks: broken.map((check) => check.id) });
}

/** `entente record verify` */
export const recordVerify: Command = {
  says: "Check every invariant of the record. Nothing is repaired; a broken one ends with exit code 4.",
  arguments: [],
  options: [],
  examples: [
    { line: "entente record verify", says: "each check with the rows that break it" },
    { line: "entente record verify --json --quiet", says: "for a script" },
  ],
  run,
};
