import { addDays, daysBetween, type IsoDate, isoDate, latestDay } from "../../kernel/index.ts";
import type { Fact, FactTable, Measure } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  COW_MISSING,
  csvNamed,
  type FactRow,
  factReader,
  knownAfter,
  refuseFact,
  undirected,
  valueIn,
  yearSpan,
} from "./fact-rows.ts";
import {
  COW_STATES_FAULT,
  cowDyadYear,
  DYAD_YEAR_COLUMNS,
  dayOf,
  levelIn,
  PEACE_LICENCE,
} from "./peace-rows.ts";

type Coder = "cow" | "gml";

/** The last day that an edition covers: whatever it says of a dispute was so by then. */
const EDITION_END: Readonly<Record<Coder, IsoDate>> = {
  cow: isoDate("2014-12-31"),
  gml: isoDate("2010-12-31"),
};

function earlier(one: IsoDate, other: IsoDate): IsoDate {
  return daysBetween(one, other) > 0 ? one : other;
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return daysBetween(one, other) > 0 ? other : one;
}

/**
 * A day, not before the year's last, by which the whole dispute was surely over; undefined if the row does not say
 * how long it lasted. A row that is not the dyad's first belongs to a dispute that began in an earlier year.
 */
function overBy(row: FactRow, coder: Coder, year: number): IsoDate | undefined {
  const longest = levelIn(row, "maxdur", 1, 99_999);
  if (longest === undefined) return undefined;
  const began = levelIn(row, `${coder}midonset`, 0, 1) === 1 ? year : year - 1;
  const month = levelIn(row, "stmon", 1, 13) ?? 12;
  const written = String(Math.min(month, 12)).padStart(2, "0");
  const bound = addDays(latestDay(dayOf(began, `${written}-01`), "month"), longest - 1);
  return later(earlier(bound, EDITION_END[coder]), knownAfter(year, 0));
}

interface Side {
  readonly suffix: "1" | "2";
  readonly a: string;
  readonly b: string;
}

function sideFacts(
  row: FactRow,
  coder: Coder,
  side: Side,
  shared: Omit<Fact, "measure" | "a" | "b" | "value">,
): readonly Fact[] {
  const { suffix, a, b } = side;
  const hostility = levelIn(row, `hostlev${suffix}`, 1, 5);
  const fatality = levelIn(row, `fatality${suffix}`, 0, 6);
  return [
    ...(hostility === undefined
      ? []
      : [{ measure: `${coder}-mid-hostility`, a, b, ...shared, value: hostility }]),
    ...(fatality === undefined
      ? []
      : [{ measure: `${coder}-mid-fatality`, a, b, ...shared, value: fatality }]),
  ];
}

function disputeIn(row: FactRow): string {
  const number = valueIn(row, "dispnum", COW_MISSING);
  return number === undefined ? refuseFact("item-unknown", "no dispnum") : String(number);
}

function tableOf(coder: Coder): FactTable {
  const stated = ["hostlev1", "hostlev2", "fatality1", "fatality2", "maxdur", "stmon"];
  return {
    columns: ["dispnum", ...DYAD_YEAR_COLUMNS, `${coder}midonset`, ...stated],
    reader: () =>
      factReader((row) => {
        const { one, other, year } = cowDyadYear(row);
        const pair = undirected(one, other);
        const item = disputeIn(row);
        const span = yearSpan(year);
        const yearEnd = knownAfter(year, 0);
        const dispute = { measure: `${coder}-mid`, ...pair, item, ...span, value: 1 };
        const over = overBy(row, coder, year);
        if (over === undefined) return [{ ...dispute, knownFrom: yearEnd }];
        const shared = { item, ...span, knownFrom: over };
        return [
          { ...dispute, knownFrom: yearEnd },
          ...sideFacts(row, coder, { suffix: "1", a: one, b: other }, shared),
          ...sideFacts(row, coder, { suffix: "2", a: other, b: one }, shared),
        ];
      }),
  };
}

function measuresOf(coder: Coder, coders: string): readonly Measure[] {
  return [
    {
      id: `${coder}-mid`,
      unit: "1 in dispute",
      meaning: `in a militarised dispute in the year, by ${coders}`,
      directed: "undirected",
    },
    {
      id: `${coder}-mid-hostility`,
      unit: "1 none, 2 threat, 3 display, 4 use of force, 5 war",
      meaning: `the highest that the first did in the whole dispute with the second, by ${coders}`,
      directed: "directed",
    },
    {
      id: `${coder}-mid-fatality`,
      unit: "0 none, 1 up to 25, 2 up to 100, 3 up to 250, 4 up to 500, 5 up to 999, 6 more",
      meaning: `the first's own dead in the whole dispute with the second, by ${coders}`,
      directed: "directed",
    },
  ];
}

/** Militarised interstate disputes, as the Correlates of War and as Gibler, Miller and Little code them. */
export const DISPUTES: FactSource = {
  id: "disputes",
  kind: "facts",
  title: "Militarised interstate disputes (MID 5; Gibler-Miller-Little 2.2.1)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Palmer, Glenn, Roseanne W. McManus, Vito D\'Orazio, Michael R. Kenwick, Mikaela Karstens, Chase Bloch, Nick Dietrich, Kayla Kahn, Kellan Ritter, and Michael J. Soules. 2021. "The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description." Conflict Management and Peace Science, doi:10.1177/0738894221995743. Gibler, Douglas M., Steven V. Miller, and Erin K. Little. 2016. "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001." International Studies Quarterly 60(4): 719-730.',
  address: "https://correlatesofwar.org/data-sets/mids/",
  faults: [
    "Hostility and deaths are of the whole dispute, repeated in each of its years, so they are known only when it was surely over; that there was a dispute is known from the year's last day.",
    "One dispute is kept for a dyad and year, a new one before an old one and then the more serious; the others are not in the files.",
    "The two codings differ: Gibler, Miller and Little dropped or merged many disputes.",
    COW_STATES_FAULT,
  ],
  expects:
    "cow_mid_ddydisps.csv or gml_mid_ddydisps.csv, as the R package peacesciencer lays them out",
  measures: [
    ...measuresOf("cow", "the Correlates of War"),
    ...measuresOf("gml", "Gibler, Miller and Little"),
  ],
  tables: [tableOf("cow"), tableOf("gml")],
  accepts: csvNamed("cow_mid_ddydisps", "gml_mid_ddydisps"),
};
