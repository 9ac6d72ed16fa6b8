import { isoDate } from "../../kernel/index.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  directed,
  factReader,
  refuseFact,
  stateIn,
  valueIn,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";

/** Transfers of major conventional weapons. */
export const ARMS: FactSource = {
  id: "arms",
  kind: "facts",
  title: "Arms transfers by supplier, recipient and year",
  coding: "hand",
  licence:
    "SIPRI's terms: no commercial use; fair use reproduces less than 10 per cent of the data set.",
  citation: "SIPRI Arms Transfers Database, Stockholm International Peace Research Institute.",
  address: "https://www.sipri.org/databases/armstransfers",
  faults: [
    "Trend-indicator values: a measure of military capability handed over, not of what was paid.",
    "Major conventional weapons only; small arms, ammunition and most services are left out.",
    "A 0 is a transfer of less than half a million; a pair without a row in a year had none that is known.",
    "Yearly figures swing with deliveries; SIPRI advises means of five years.",
    "The Soviet Union's transfers are Russia's. A new edition revises earlier years.",
  ],
  expects:
    "CSV with the columns supplier, recipient, year, tiv_million, supplier_cown and recipient_cown",
  measures: [
    {
      id: "arms-transfers",
      unit: "million TIV",
      meaning:
        "major conventional weapons delivered by one state to another in a year, as SIPRI's trend-indicator value",
      directed: "directed",
    },
  ],
  tables: [
    {
      columns: ["year", "tiv_million", "supplier_cown", "recipient_cown"],
      reader: () =>
        factReader((row) => {
          const supplier = stateIn(row, "supplier_cown", "cow");
          const pair = directed(supplier, stateIn(row, "recipient_cown", "cow"));
          const year = yearIn(row, "year");
          const value =
            valueIn(row, "tiv_million") ?? refuseFact("value-missing", "no tiv_million");
          // SIPRI publishes a year's figures in the March that follows.
          const knownFrom = isoDate(`${year + 1}-03-15`);
          return [{ measure: "arms-transfers", ...pair, ...yearSpan(year), knownFrom, value }];
        }),
    },
  ],
  accepts: csvNamed(/^sipri.*$/),
};
