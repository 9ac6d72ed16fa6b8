// Counts the product's own table of figures from files that the project may not pass on:
//   node --import tsx scripts/focus-figures.ts [DATA] [OUT]
// DATA holds the folders un-votes and peace-science; OUT is data/figures/focus.csv unless told otherwise. The same files give
// the same bytes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { csvFormat } from "d3-dsv";
import { systemClock } from "../src/kernel/index.ts";
import {
  addToRecord,
  factCoverage,
  factSeries,
  type Store,
  sourceMeasures,
  sourceNamed,
  voteAgreement,
} from "../src/record/index.ts";
import { createRecord, openStore } from "../src/record/store.ts";

const FOCUS = ["AFG", "CHN", "IND", "IRN", "PAK", "RUS", "USA"];
const ALL = "9999-12-31";

const COLUMNS = [
  "measure",
  "a",
  "b",
  "first",
  "last",
  "known_from",
  "value",
  "n",
  "unit",
  "source",
];

type Pair = readonly [string, string];
type Row = Readonly<Record<string, string | number>>;

interface Run {
  readonly measure: string;
  readonly first: number;
  last: number;
}

/** Years as a row: known when the last of them is over. */
const spanOf = (first: number, last: number): Row => ({
  first: `${first}-01-01`,
  last: `${last}-12-31`,
  known_from: `${last}-12-31`,
});

const rounded = (share: number): number => Number(share.toFixed(6));

/** The last year of which every roll call is in the file: that of the last one if the autumn session had ended by then. */
async function lastWholeYear(store: Store): Promise<number> {
  const coverage = await factCoverage(store, { asOf: ALL, sources: ["un-votes"] });
  const last = coverage[0]?.last;
  if (last === undefined) throw new Error("no votes were imported");
  return Number(last.slice(0, 4)) - (last.slice(5, 7) === "12" ? 0 : 1);
}

async function voteRows(store: Store, dyad: Pair, until: number): Promise<Row[]> {
  const { years } = await voteAgreement(store, { asOf: ALL, sources: ["un-votes"], dyad });
  return years.flatMap(({ year, votes: n, agreement, abstentionAsHalf }) => {
    if (year > until || agreement === null || abstentionAsHalf === null) return [];
    const row = {
      a: dyad[0],
      b: dyad[1],
      ...spanOf(year, year),
      n,
      unit: "share",
      source: "un-votes",
    };
    return [
      { ...row, measure: "un-vote-agreement", value: rounded(agreement) },
      { ...row, measure: "un-vote-half-agreement", value: rounded(abstentionAsHalf) },
    ];
  });
}

/** One row for each run of years in which an obligation was in force. */
async function allianceRows(store: Store, dyad: Pair): Promise<Row[]> {
  const measures = sourceMeasures("alliances").map(({ id }) => id);
  const scope = { asOf: ALL, sources: ["alliances"] };
  const runs: Run[] = [];
  for (const { measure, first } of await factSeries(store, scope, { measures, dyad })) {
    const year = Number(first.slice(0, 4));
    const open = runs.at(-1);
    if (open?.measure === measure && open.last === year - 1) open.last = year;
    else runs.push({ measure, first: year, last: year });
  }
  return runs.map(({ measure, first, last }) => ({
    measure,
    a: dyad[0],
    b: dyad[1],
    ...spanOf(first, last),
    value: 1,
    n: "",
    unit: "1 in force",
    source: "alliances",
  }));
}

async function figuresOf(store: Store): Promise<Row[]> {
  const until = await lastWholeYear(store);
  const rows: Row[] = [];
  for (const [i, a] of FOCUS.entries()) {
    for (const b of FOCUS.slice(i + 1)) {
      rows.push(...(await voteRows(store, [a, b], until)), ...(await allianceRows(store, [a, b])));
    }
  }
  const key = (row: Row): string =>
    ["measure", "a", "b", "first"].map((column) => row[column]).join(" ");
  return rows.sort((x, y) => (key(x) < key(y) ? -1 : 1));
}

async function imported(store: Store, data: string): Promise<void> {
  const effects = {
    clock: systemClock,
    stdin: () => Readable.from([]),
    progress: () => undefined,
  };
  const files = {
    "un-votes": ["un-votes/un_votes_1946_2019.csv.gz"],
    alliances: ["peace-science/atop_alliance.csv.gz", "peace-science/cow_alliance.csv.gz"],
  };
  for (const [source, paths] of Object.entries(files)) {
    const found = paths.map((path) => join(data, path));
    const answer = await addToRecord(store, sourceNamed(source), found, effects);
    for (const { path, sha256, rows, facts } of answer.files) {
      process.stdout.write(`${path} (sha256 ${sha256}): ${rows} rows, ${facts} facts\n`);
    }
  }
}

const [data = "../shared/data", out = "data/figures/focus.csv"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "entente-figures-"));
try {
  const path = join(folder, "record.duckdb");
  await createRecord(path, systemClock, async () => undefined);
  const store = await openStore(path, "write", systemClock);
  try {
    await imported(store, data);
    const rows = await figuresOf(store);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${csvFormat(rows, COLUMNS)}\n`);
    process.stdout.write(`${out}: ${rows.length} rows\n`);
  } finally {
    store.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
