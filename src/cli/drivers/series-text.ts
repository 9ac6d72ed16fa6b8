import type { DriverSeries, DriversDocument } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { grouped, paragraphs } from "../wording.ts";

const SHOWN = new Set(["outcome", "exposure"]);

function lineOf({ id, says, counted: n, queries, missing }: DriverSeries): string {
  if (missing !== null) return `${id}: not in the panel, for ${missing.reason}.`;
  return `${id}: ${says} (${grouped(n)} counted). ${queries.join(" ; ")}`;
}

/** The series of the panel, each with the commands that list what was counted. */
export function seriesText({ series, drivers }: DriversDocument, effects: Effects): string[] {
  const own = [...series, ...drivers.flatMap((driver) => driver.series)];
  const lines = own.filter(({ part }) => SHOWN.has(part)).map(lineOf);
  if (lines.length === 0) return [];
  return [
    [
      paragraphs(["Series, with the commands that list what was counted"], effects),
      paragraphs([...new Set(lines)], effects, "  "),
    ].join("\n"),
  ];
}
