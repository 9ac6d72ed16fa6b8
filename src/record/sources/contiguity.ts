import { latestDay } from "../../kernel/index.ts";
import type { FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { csvNamed, dayIn, factReader, refuseFact, stateIn, undirected } from "./fact-rows.ts";
import { COW_STATES_FAULT, levelIn, PEACE_LICENCE } from "./peace-rows.ts";

const TABLE: FactTable = {
  columns: ["ccode1", "ccode2", "conttype", "stdate", "enddate"],
  reader: () =>
    factReader((row) => {
      const pair = undirected(stateIn(row, "ccode1", "cow"), stateIn(row, "ccode2", "cow"));
      const [first, end] = [dayIn(row, "stdate"), dayIn(row, "enddate")];
      if (end < first) refuseFact("date-malformed", `ends on ${end}, before ${first}`);
      const value = levelIn(row, "conttype", 0, 5);
      if (value === undefined || value === 0) return [];
      const last = latestDay(end, "month");
      return [{ measure: "contiguity", ...pair, first, last, knownFrom: first, value }];
    }),
};

/** Which states border on each other, by land or across how much water. */
export const CONTIGUITY: FactSource = {
  id: "contiguity",
  kind: "facts",
  title: "Direct contiguity (Correlates of War 3.2)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl, and Charles S. Gochman. 2002. "The Correlates of War Project Direct Contiguity Data, Version 3." Conflict Management and Peace Science 19(2): 58-66.',
  address: "https://correlatesofwar.org/data-sets/direct-contiguity/",
  faults: [
    "Dates are months: a span runs from the first day of one to the last of another, and of a month in which the kind of border changed both hold.",
    "Code 0, further apart than 400 miles of water, is no fact: its spans contradict others of the same two states.",
    "Every border that existed when the data end, in December 2016, ends there in the file.",
    "Borders of the states' own land; colonies are not counted, and the end of a span stands in it before anybody knew it.",
    COW_STATES_FAULT,
  ],
  expects: "cow_contdir.csv, as the R package peacesciencer lays it out",
  measures: [
    {
      id: "contiguity",
      unit: "1 land or river; water up to 2: 12, 3: 24, 4: 150, 5: 400 miles",
      meaning: "how near the two states' own land lies",
      directed: "undirected",
    },
  ],
  tables: [TABLE],
  accepts: csvNamed("cow_contdir"),
};
