import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Table, tableText } from "../figure/index.ts";
import type {
  ValidationDocument,
  ValidationQuestion,
  ValidationSubject,
} from "../workbench/index.ts";
import { writeAnswer, writeNote } from "./answer.ts";
import type { Call } from "./command.ts";
import type { Effects } from "./effects.ts";
import { pathFrom } from "./file-path.ts";
import { validationDataMissing, validationFailed } from "./messages.ts";
import { writeWhole } from "./output-file.ts";
import { counted, paragraphs } from "./wording.ts";

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

/** The text of a file, unpacked where its name ends in `.gz`. */
function readText(path: string | URL): string | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return (String(path).endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** A note as each check begins, and as each part of a long one does. */
function noted(call: Call): ValidationQuestion["progress"] {
  return ({ check, done, of, within }) => {
    if (within === undefined) writeNote(call, `${check} (${done + 1} of ${of})`);
    else if (within.done === 0) writeNote(call, `  ${within.part}`);
  };
}

/** What is validated, on what, and which page of the documentation says so. */
export interface Validated {
  readonly of: ValidationSubject;
  /** Whether nothing can be tested without the data that ENTENTE_DATA names. */
  readonly needsData: boolean;
  /** Path of the page in the documentation. */
  readonly page: string;
}

/**
 * Run the checks of a layer and show each line with its verdict.
 *
 * @throws `cli.validation-data-missing`; `cli.validation-failed` when a line did not pass
 */
export async function runValidation(
  call: Call,
  { of, needsData, page: path }: Validated,
): Promise<void> {
  const { cwd, env, clock } = call.effects;
  const data = pathFrom(cwd, env["ENTENTE_DATA"] ?? "../shared");
  if (needsData && !existsSync(join(data, "data"))) throw validationDataMissing({ path: data });
  const { validation } = await import("../workbench/index.ts");
  const scratch = mkdtempSync(join(tmpdir(), "entente-validate-"));
  try {
    const question = { data, scratch, clock, readText, only: call.list("only") };
    const { document, page } = await validation(of, { ...question, progress: noted(call) });
    const out = call.option("out");
    if (out !== undefined) writeWhole(pathFrom(cwd, out), page);
    writeAnswer(call, {
      document,
      rows: document.rows,
      text: () => validationText(document, call.effects),
    });
    const { failed, untested } = document;
    if (failed + untested > 0) throw validationFailed({ failed, untested, page: path });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
