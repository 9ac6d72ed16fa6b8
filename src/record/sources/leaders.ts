import type { FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { csvNamed, dayIn, factReader, refuseFact, stateIn } from "./fact-rows.ts";
import { PEACE_LICENCE } from "./peace-rows.ts";

const TABLE: FactTable = {
  columns: ["gwcode", "leader", "startdate", "enddate"],
  reader: () =>
    factReader((row) => {
      const a = stateIn(row, "gwcode", "gw");
      const item = row["leader"] ?? "";
      if (item === "") refuseFact("item-unknown", "no leader");
      const [first, last] = [dayIn(row, "startdate"), dayIn(row, "enddate")];
      if (last < first) refuseFact("date-malformed", `ends on ${last}, before ${first}`);
      return [{ measure: "leader-tenure", a, item, first, last, knownFrom: first, value: 1 }];
    }),
};

/** Who led each state, and when. */
export const LEADERS: FactSource = {
  id: "leaders",
  kind: "facts",
  title: "Political leaders (Archigos 4.1)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Goemans, Henk E., Kristian Skrede Gleditsch, and Giacomo Chiozza. 2009. "Introducing Archigos: A Dataset of Political Leaders." Journal of Peace Research 46(2): 269-283.',
  address: "https://www.rochester.edu/college/faculty/hgoemans/data.htm",
  faults: [
    "One effective leader at a time, in the coders' judgement: the one who decides may hold another office than the highest.",
    "Who was in office when the data end (on 31 December 2015, three a year before) ends there in the file.",
    "The span holds the end of a tenure before anybody knew it; ask only about days up to the as-of date.",
    "Known by the name that the file gives, often the last name alone; two leaders of a state may share it.",
    "Coded by the states of Gleditsch and Ward: leaders of Germany to 1945 (255), Yugoslavia (345), Czechoslovakia and other states that are gone are refused; the Soviet Union's are Russia's.",
  ],
  expects: "archigos.csv, as the R package peacesciencer lays it out",
  measures: [
    {
      id: "leader-tenure",
      unit: "1 in office",
      meaning: "the person named leads the state on these days",
      directed: "actor",
    },
  ],
  tables: [TABLE],
  accepts: csvNamed("archigos"),
};
