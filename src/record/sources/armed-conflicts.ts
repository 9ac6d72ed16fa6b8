import { stateByCode } from "../../lexicon/index.ts";
import type { Fact, FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  type FactRow,
  factReader,
  refuseFact,
  undirected,
  valueIn,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";
import { dayOf, levelIn, PEACE_LICENCE } from "./peace-rows.ts";

const SIDES: readonly string[] = ["gwno_a", "gwno_b", "gwno_a_2nd", "gwno_b_2nd"];

/** A side's state of today, undefined for an armed group, for nobody and for a state that is gone. */
function partyIn(row: FactRow, column: string): string | undefined {
  return stateByCode("gw", row[column] ?? "")?.code;
}

/** The troops of one who is no party itself, on one side of those who are. */
function troops(
  sender: string | undefined,
  friend: string | undefined,
  foe: string | undefined,
): readonly { readonly measure: string; readonly a: string; readonly b: string }[] {
  if (sender === undefined) return [];
  const stances = [
    { measure: "conflict-troops-for", b: friend },
    { measure: "conflict-troops-against", b: foe },
  ];
  return stances.flatMap(({ measure, b }) =>
    b === undefined || b === sender ? [] : [{ measure, a: sender, b }],
  );
}

const TABLE: FactTable = {
  columns: ["conflict_id", "year", ...SIDES, "intensity_level"],
  reader: () =>
    factReader((row) => {
      const year = yearIn(row, "year");
      const conflict = valueIn(row, "conflict_id");
      if (conflict === undefined) refuseFact("item-unknown", "no conflict_id");
      const intensity = levelIn(row, "intensity_level", 1, 2);
      const [a, b] = [partyIn(row, "gwno_a"), partyIn(row, "gwno_b")];
      const shared = {
        item: String(conflict),
        ...yearSpan(year),
        knownFrom: dayOf(year + 1, "06-15"),
      };
      if (a === undefined && b === undefined) {
        refuseFact("country-unknown", `gwno_a "${row["gwno_a"] ?? ""}" is no state of today`);
      }
      if (intensity === undefined) return [];
      const parties = [a, b].filter((code) => code !== undefined);
      const dyad = a === undefined || b === undefined ? [] : [undirected(a, b)];
      return [
        ...parties.map((code): Fact => {
          return { measure: "armed-conflict-intensity", a: code, ...shared, value: intensity };
        }),
        ...dyad.map((pair): Fact => {
          return { measure: "interstate-conflict-intensity", ...pair, ...shared, value: intensity };
        }),
        ...[
          ...troops(partyIn(row, "gwno_a_2nd"), a, b),
          ...troops(partyIn(row, "gwno_b_2nd"), b, a),
        ].map((sent): Fact => ({ ...sent, ...shared, value: 1 })),
      ];
    }),
};

const INTENSITY = "1 from 25 battle deaths in the year, 2 from 1,000";

/** Armed conflicts of which a state is a party, since 1946. */
export const ARMED_CONFLICTS: FactSource = {
  id: "armed-conflicts",
  kind: "facts",
  title: "Armed conflicts (UCDP/PRIO 25.1)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Gleditsch, Nils Petter, Peter Wallensteen, Mikael Eriksson, Margareta Sollenberg, and Håvard Strand. 2002. "Armed Conflict 1946-2001: A New Dataset." Journal of Peace Research 39(5): 615-637. Davies, Shawn, Therése Pettersson, Margareta Sollenberg, and Magnus Öberg. 2025. "Organized Violence 1989-2024, and the Challenges of Identifying Civilian Victims." Journal of Peace Research 62(4).',
  address: "https://ucdp.uu.se/downloads/",
  faults: [
    "Known-from is 15 June of the next year, about when a year's edition appears; the numbers are those of the latest edition, which also revises old years.",
    "Fewer than 25 battle deaths in a year are no conflict here, whatever else happened.",
    "A conflict within a state is a fact of that state only: the file numbers no armed group. Where it is fought is not said.",
    "Support means troops that fight; arms, money and bases are not coded.",
    "Coded by the states of Gleditsch and Ward. Those that are gone (Yugoslavia, South Vietnam, South Yemen, Hyderabad, Czechoslovakia) are left out of the rows that name them.",
  ],
  expects: "ucdp_acd.csv, as the R package peacesciencer lays it out",
  measures: [
    {
      id: "armed-conflict-intensity",
      unit: INTENSITY,
      meaning: "how severe a conflict is of which it is a main party",
      directed: "actor",
    },
    {
      id: "interstate-conflict-intensity",
      unit: INTENSITY,
      meaning: "how severe a conflict is that the two fight against each other as main parties",
      directed: "undirected",
    },
    {
      id: "conflict-troops-for",
      unit: "1 sent",
      meaning: "the first has troops fighting on the second's side in a conflict of the second",
      directed: "directed",
    },
    {
      id: "conflict-troops-against",
      unit: "1 sent",
      meaning: "the first has troops fighting against the second, beside its enemy",
      directed: "directed",
    },
  ],
  tables: [TABLE],
  accepts: csvNamed("ucdp_acd"),
};
