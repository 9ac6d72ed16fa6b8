import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Table, tableText } from "../../figure/index.ts";
import type { ValidationDocument } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { pathFrom } from "../file-path.ts";
import { validationDataMissing, validationFailed } from "../messages.ts";
import { writeWhole } from "../output-file.ts";
import { counted, paragraphs } from "../wording.ts";

const VERDICTS = new Map<boolean | null, string>([
  [true, "pass"],
  [false, "FAIL"],
  [null, "untested"],
]);

const figure = (value: number | null): string =>
  value === null ? "" : Number(value.toPrecision(4)).toString();

function checkTable({ rows }: ValidationDocument): Table {
  return {
    caption: "Each line with its verdict",
    columns: [
      { key: "verdict", title: "Verdict" },
      { key: "check", title: "Check" },
      { key: "what", title: "What" },
      { key: "value", title: "Value" },
      { key: "passLine", title: "Pass line" },
    ],
    rows: rows.map(({ check, what, value, unit, passLine, passed }) => ({
      verdict: VERDICTS.get(passed) ?? "",
      check,
      what,
      value: unit === undefined ? figure(value) : `${figure(value)} ${unit}`,
      passLine,
    })),
  };
}

function summary({ passed, failed, untested }: ValidationDocument): string {
  return `${counted(passed, "line")} passed, ${failed} failed, ${untested} could not be tested.`;
}

function validationText(document: ValidationDocument, effects: Effects): string {
  return `${tableText(checkTable(document), effects)}\n${paragraphs([summary(document)], effects)}`;
}

function readText(path: string | URL): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

async function run(call: Call): Promise<void> {
  const { cwd, env, clock } = call.effects;
  const data = pathFrom(cwd, env["ENTENTE_DATA"] ?? "../shared");
  if (!existsSync(join(data, "data"))) throw validationDataMissing({ path: data });
  const { validation } = await import("../../workbench/index.ts");
  const scratch = mkdtempSync(join(tmpdir(), "entente-validate-"));
  try {
    const { document, page } = await validation({
      data,
      scratch,
      clock,
      readText,
      only: call.list("only"),
      progress: ({ check, done, of }) => writeNote(call, `${check} (${done + 1} of ${of})`),
    });
    const out = call.option("out");
    if (out !== undefined) writeWhole(pathFrom(cwd, out), page);
    writeAnswer(call, {
      document,
      rows: document.rows,
      text: () => validationText(document, call.effects),
    });
    const { failed, untested } = document;
    if (failed + untested > 0) throw validationFailed({ failed, untested });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** `entente validate measure` */
export const validateMeasure: Command = {
  says: "Test the measures on data that nobody here made: held-out events, votes, alliances, disputes, a second source, events named beforehand, simulated series and published reference answers. The data lie in the folder that ENTENTE_DATA names (default ../shared). Ends with 0 only when every line passes.",
  arguments: [],
  options: ["only", "out"],
  examples: [
    {
      line: "entente validate measure --out docs/method/validation.md",
      says: "every check, and the page of the documentation",
    },
    { line: "entente validate measure --only V1,T1 --json", says: "two checks" },
  ],
  run,
};
