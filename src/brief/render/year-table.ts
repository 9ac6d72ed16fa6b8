import type { Table } from "../../figure/index.ts";
import type { Brief } from "../brief.ts";

/** The numbers behind a brief's chart; years at either end without an event are not in it. */
export function yearTable(brief: Brief): Table {
  return {
    caption: `Events between ${brief.names[0]} and ${brief.names[1]} by year; an event and its mirror count once`,
    columns: [
      { key: "period", title: "Year" },
      { key: "verbalCooperation", title: "Verbal cooperation", align: "right" },
      { key: "materialCooperation", title: "Material cooperation", align: "right" },
      { key: "verbalConflict", title: "Verbal conflict", align: "right" },
      { key: "materialConflict", title: "Material conflict", align: "right" },
    ],
    rows: brief.years.map((row) => ({ ...row })),
  };
}
