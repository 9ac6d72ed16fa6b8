import type { CsvSource } from "../intake/source.ts";
import { readHandCoded } from "./hand-coded.ts";

/** A CSV of one's own events; the format is documented in docs/sources/events.md. */
export const EVENTS: CsvSource = {
  id: "events",
  kind: "csv",
  title: "Events of one's own, hand-coded",
  coding: "hand",
  licence: "yours",
  citation: "yours",
  address: "",
  faults: ["As good as its coder: Entente checks form, codes and actors, not facts."],
  expects: "CSV with the columns date, source, target and cameo",
  requiredColumns: ["date", "source", "target", "cameo"],
  read: (row) => readHandCoded(row),
  accepts: (path) => /\.csv(\.gz|\.zst)?$|\.zip$/i.test(path),
};
