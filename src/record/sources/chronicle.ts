import { fileURLToPath } from "node:url";
import type { CsvSource } from "../intake/source.ts";
import { HAND_CODED_COLUMNS, readHandCoded } from "./hand-coded.ts";

/** Where the product's own chronicle lies. */
export const CHRONICLE_PATH: string = fileURLToPath(
  new URL("../../../data/chronicle/chronicle.csv", import.meta.url),
);

/** What it is called in a record, wherever the program is installed. */
export const CHRONICLE_NAME = "data/chronicle/chronicle.csv";

/** The product's own hand-coded events. */
export const CHRONICLE: CsvSource = {
  id: "chronicle",
  kind: "csv",
  title: "The Entente chronicle",
  coding: "hand",
  licence: "CC BY 4.0",
  citation:
    "The Entente chronicle: a hand-coded record of events around Russia, Pakistan, India, China, the United States, Afghanistan and Iran, 2001-2022.",
  address: "data/chronicle/README.md",
  faults: [
    "A selection by hand: absence of an event is no evidence that nothing happened.",
    "Denser where public pages could be found, so counts compare years of one dyad better than dyads.",
    "Some dates are known to the month or the year only; a few are inferred (see each note).",
  ],
  expects: "the chronicle's CSV (see data/chronicle/README.md)",
  requiredColumns: HAND_CODED_COLUMNS.slice(0, -2),
  read: (row) =>
    readHandCoded(row, [
      ["summary", "summary-missing"],
      ["url", "url-malformed"],
      ["source_rating", "rating-malformed"],
    ]),
  accepts: (path) => /\.csv(\.gz|\.zst)?$|\.zip$/i.test(path),
};
