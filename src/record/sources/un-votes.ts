import { type IsoDate, isIsoDate } from "../../kernel/index.ts";
import type { FactReader } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { tableBeside } from "./beside-file.ts";
import { csvNamed, type FactRow, factReader, refuseFact, stateIn } from "./fact-rows.ts";

/** The measure of votes. */
export const UN_VOTE = "un-vote";

const ROLL_CALLS = "un_roll_calls.csv";

function daysOfRollCalls(folder: string): ReadonlyMap<string, IsoDate> {
  const rows = tableBeside(folder, ROLL_CALLS, ["rcid", "date"]);
  return new Map(
    rows.flatMap(({ rcid = "", date = "" }) => (isIsoDate(date) ? [[rcid, date] as const] : [])),
  );
}

/** Unquoted, Namibia's code reads like the mark of an unknown one; the name beside tells them apart. */
function voterOf(row: FactRow): string {
  const { country_code: code, country } = row;
  if (code === "" || (code === "NA" && country !== "Namibia")) {
    return refuseFact("country-unknown", `no country_code; country "${country}"`);
  }
  return stateIn(row, "country_code", "iso2");
}

const VALUES: ReadonlyMap<string, number> = new Map([
  ["1", 1],
  ["2", 0],
  ["3", -1],
]);

function castIn({ vote = "" }: FactRow): number {
  if (vote === "" || vote === "NA") return refuseFact("value-missing", "no vote");
  return VALUES.get(vote) ?? refuseFact("value-malformed", `vote: "${vote}" is none of 1, 2, 3`);
}

function votesReader(folder: string): FactReader {
  const days = daysOfRollCalls(folder);
  return factReader((row) => {
    const { rcid = "" } = row;
    const a = voterOf(row);
    const value = castIn(row);
    const day = days.get(rcid);
    if (day === undefined) return refuseFact("item-unknown", `no roll call ${rcid} with a day`);
    return [{ measure: UN_VOTE, a, item: rcid, first: day, last: day, knownFrom: day, value }];
  });
}

/** Roll-call votes of the General Assembly, one row a state and roll call. */
export const UN_VOTES: FactSource = {
  id: "un-votes",
  kind: "facts",
  title: "Roll-call votes in the United Nations General Assembly",
  coding: "hand",
  licence: "As stated by the data's publisher; the R package unvotes that carries it is MIT.",
  citation:
    'Voeten, Erik. "Data and Analyses of Voting in the UN General Assembly." Harvard Dataverse, hdl:1902.1/12379.',
  address: "https://doi.org/10.7910/DVN/LEJUQZ",
  faults: [
    "Only votes taken by roll call: most resolutions pass without one, so agreement between states is understated.",
    "Absence is not told from not being a member: both are a row that is not there.",
    "Votes of former states that share no code with a state of today (both German states before 1990, Czechoslovakia, Yugoslavia, the two Yemens) are refused as country-unknown.",
    "The Soviet Union's votes are Russia's.",
  ],
  expects: `the unvotes tables as CSV: un_votes*.csv with ${ROLL_CALLS} beside it`,
  measures: [
    {
      id: UN_VOTE,
      unit: "vote",
      meaning: "vote of a state on one roll call: 1 yes, 0 abstention, -1 no",
      directed: "actor",
    },
  ],
  tables: [{ columns: ["rcid", "country_code", "country", "vote"], reader: votesReader }],
  accepts: csvNamed(/^un_votes(_\d{4}_\d{4})?$/),
};
