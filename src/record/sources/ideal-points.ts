import { type ActorCode, stateByCode } from "../../lexicon/index.ts";
import type { Fact, FactTable, Measure } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  type FactRow,
  factReader,
  knownAfter,
  refuseFact,
  stateIn,
  valueIn,
  yearSpan,
} from "./fact-rows.ts";

/** The first session of the General Assembly was that of 1946. */
const BEFORE_FIRST_SESSION = 1945;

/** A set of roll calls that positions were estimated from. */
interface VoteSet {
  /** What the file's columns end in. */
  readonly suffix: string;
  /** What the measures begin with. */
  readonly measure: string;
  readonly of: string;
}

const SETS: readonly VoteSet[] = [
  { suffix: "all", measure: "un-ideal-point", of: "all roll calls" },
  {
    suffix: "important",
    measure: "un-ideal-point-important",
    of: "roll calls that the United States calls important",
  },
  {
    suffix: "middleeast",
    measure: "un-ideal-point-middle-east",
    of: "roll calls on the Middle East",
  },
  { suffix: "nuclear", measure: "un-ideal-point-nuclear", of: "roll calls on nuclear weapons" },
  {
    suffix: "nonukes",
    measure: "un-ideal-point-no-nuclear",
    of: "all roll calls but those on nuclear weapons",
  },
  {
    suffix: "humanrights",
    measure: "un-ideal-point-human-rights",
    of: "roll calls on human rights",
  },
];

function measuresOf({ measure, of }: VoteSet): readonly Measure[] {
  const position = `position of a state on one line by its votes in a session, from ${of}`;
  const parts = [
    ["", `estimated ${position}; higher is nearer to the West`],
    ["-q05", `5th percentile of the estimated ${position}`],
    ["-q95", `95th percentile of the estimated ${position}`],
  ] as const;
  return parts.map(([suffix, meaning]) => ({
    id: `${measure}${suffix}`,
    unit: "scale points",
    meaning,
    directed: "actor",
  }));
}

/** By today's ISO code; where that is a former state's, by the number that the Correlates of War carry on. */
function stateOf(row: FactRow): ActorCode {
  return stateByCode("iso3", row["iso3c"] ?? "")?.code ?? stateIn(row, "ccode", "cow");
}

/** A session's year is that of its opening. */
function yearOf({ session = "" }: FactRow): number {
  if (!/^[1-9]\d{0,2}$/.test(session))
    refuseFact("date-malformed", `session: "${session}" is no session`);
  return BEFORE_FIRST_SESSION + Number(session);
}

/** An early edition names the columns of all roll calls plainly. */
function tableOf({ suffix, measure }: VoteSet, columnSuffix: string = suffix): FactTable {
  const columns = [
    ["", `idealpoint${columnSuffix}`],
    ["-q05", `q5%${columnSuffix}`],
    ["-q95", `q95%${columnSuffix}`],
  ] as const;
  return {
    columns: ["ccode", "session", "iso3c", ...columns.map(([, column]) => column)],
    reader: () =>
      factReader((row) => {
        const a = stateOf(row);
        const year = yearOf(row);
        const knownFrom = knownAfter(year, 1);
        return columns.flatMap(([part, column]): readonly Fact[] => {
          const value = valueIn(row, column);
          if (value === undefined) return [];
          return [{ measure: `${measure}${part}`, a, ...yearSpan(year), knownFrom, value }];
        });
      }),
  };
}

/** Positions of states estimated from their votes in the General Assembly. */
export const IDEAL_POINTS: FactSource = {
  id: "ideal-points",
  kind: "facts",
  title: "Ideal points from votes in the United Nations General Assembly",
  coding: "machine",
  licence: "MIT for the April 2020 edition; as stated by the data's publisher for later ones.",
  citation:
    'Bailey, Michael A., Anton Strezhnev, and Erik Voeten. 2017. "Estimating Dynamic State Preferences from United Nations Voting Data." Journal of Conflict Resolution 61 (2): 430-456.',
  address: "https://doi.org/10.7910/DVN/LEJUQZ",
  faults: [
    "Estimated from all sessions together: a new edition moves the points of earlier years a little, so a figure of today was not known then to the last digit.",
    "Yugoslavia and Serbia are one series; so are West Germany and Germany, the Soviet Union and Russia.",
    "One line for all subjects: two states at one point may differ on any single question.",
  ],
  expects: "the authors' tables IdealpointestimatesAll*.csv and those of issue sets",
  measures: SETS.flatMap(measuresOf),
  tables: [...SETS.map((set) => tableOf(set)), ...SETS.slice(0, 1).map((set) => tableOf(set, ""))],
  accepts: csvNamed(/^idealpointestimates[a-z]+(_.*)?$/),
};
