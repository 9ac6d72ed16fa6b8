import type { Cell, CheckRow, FigureTable } from "./check.ts";
import type { Check } from "./checks.ts";

/** Digits of a figure. */
const FIGURES = 4;

/** A figure as the page shows it: four digits, fewer of a whole number and more of a large one; never a minus zero. */
export function figureText(value: Cell): string {
  if (value === null || (typeof value === "number" && Number.isNaN(value))) return "–";
  if (typeof value === "string") return value.replaceAll("|", "\\|");
  if (Number.isInteger(value)) return String(value).replace("-", "−");
  const before = Math.max(0, Math.floor(Math.log10(Math.abs(value))) + 1);
  const text = value.toFixed(Math.max(0, FIGURES - before));
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  return [
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(row.map(figureText))),
  ];
}

/** The verdict in words. */
export function verdictOf({ passed }: Pick<CheckRow, "passed">): string {
  if (passed === null) return "not testable";
  return passed ? "passed" : "failed";
}

function measured({ value, unit }: CheckRow): string {
  const figure = figureText(value);
  return unit === undefined || value === null ? figure : `${figure} ${unit}`;
}

function besideLines({ what, beside }: CheckRow, isOnly: boolean): string[] {
  if (beside === undefined) return [];
  const { columns, rows }: FigureTable = beside;
  return ["", ...(isOnly ? [] : [`*${what}:*`, ""]), ...table(columns, rows)];
}

function section({ id, question, data, how }: Check, rows: readonly CheckRow[]): string[] {
  return [
    "",
    `## ${id}: ${question}`,
    "",
    `**Data.** ${data}`,
    "",
    `**How.** ${how}`,
    "",
    ...table(
      ["measured", "value", "pass line", "verdict"],
      rows.map((row) => [row.what, measured(row), row.passLine, verdictOf(row)]),
    ),
    "",
    ...[...new Set(rows.map(({ detail }) => detail))]
      .filter(Boolean)
      .map((detail) => `- ${detail}`),
    ...rows.flatMap((row) => besideLines(row, rows.length === 1)),
  ];
}

const count = (rows: readonly CheckRow[], passed: boolean | null): number =>
  rows.filter((row) => row.passed === passed).length;

/**
 * The page that says what each check is, on what, what was measured, and whether it passed.
 *
 * @param introduction its heading and what comes before the lines
 */
export function validationPage(
  checks: readonly Check[],
  rows: readonly CheckRow[],
  introduction: readonly string[],
): string {
  const run = checks.filter(({ id }) => rows.some(({ check }) => check === id));
  const sentence = `${count(rows, true)} of ${rows.length} lines passed, ${count(rows, false)} failed, ${count(rows, null)} could not be tested.`;
  const overview = table(
    ["check", "measured", "value", "pass line", "verdict"],
    rows.map((row) => [row.check, row.what, measured(row), row.passLine, verdictOf(row)]),
  );
  const sections = run.flatMap((check) =>
    section(
      check,
      rows.filter((row) => row.check === check.id),
    ),
  );
  return `${[...introduction, "", sentence, "", ...overview, ...sections].join("\n")}\n`;
}
