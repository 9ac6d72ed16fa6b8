import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ChildRun, childRun, packageFile } from "./child.ts";
import { type Contestant, interleaved, spread } from "./measure.ts";
import { ledgerBeside } from "./outlook-ledger.ts";
import type { Table } from "./table.ts";

const ROUNDS = 5;

const PROGRAM = packageFile("dist/cli/main.js");

const ENTRIES = 2000;

const BUSY_NOTE = "**The machine was busy: measure again.**";

/** What a run of the program answered, in short, so that a row says what was done. */
interface Answer {
  readonly levels?: readonly unknown[];
  readonly questions?: readonly unknown[];
  readonly sound?: boolean;
  readonly entries?: { readonly lines: number };
}

interface Asked {
  readonly name: string;
  readonly words: readonly string[];
  /** The record's folder. */
  readonly place: string;
  /** Whether all in it goes before each run. */
  readonly anew: boolean;
  /** What was done, as the answer tells; undefined where it was not. */
  readonly done: (answer: Answer) => string | undefined;
}

function forecastIn({ levels = [], questions = [] }: Answer): string | undefined {
  if (levels.length === 0 || questions.length === 0) return undefined;
  return `${levels.length} levels, ${questions.length} questions`;
}

const verified =
  (lines: number) =>
  ({ sound, entries }: Answer): string | undefined =>
    sound === true && entries?.lines === lines ? `${lines} entries sound` : undefined;

const OUTLOOK = ["outlook", "Russia", "Pakistan"];
const VERIFY = ["ledger", "--verify"];

const ASKED: readonly Asked[] = [
  {
    ...{ name: "`outlook Russia Pakistan`, first use, no record", words: OUTLOOK },
    ...{ place: "new", anew: true, done: forecastIn },
  },
  {
    ...{ name: "`outlook Russia Pakistan`, with a record", words: OUTLOOK },
    ...{ place: "kept", anew: false, done: forecastIn },
  },
  {
    ...{ name: "`ledger --verify`, empty ledger", words: VERIFY },
    ...{ place: "empty", anew: false, done: verified(0) },
  },
  {
    ...{ name: "`ledger --verify`, 1,000 forecasts, each resolved", words: VERIFY },
    ...{ place: "full", anew: false, done: verified(ENTRIES) },
  },
];

type Finding = ChildRun & { readonly what: string };

function contestant(
  { name, words, place, anew, done }: Asked,
  folder: string,
): Contestant<Finding> {
  const home = join(folder, place);
  const args = [PROGRAM, ...words, "--record", join(home, "record.duckdb"), "--json", "--quiet"];
  return {
    name,
    run: async () => {
      if (anew) rmSync(home, { recursive: true, force: true });
      mkdirSync(home, { recursive: true });
      const round = await childRun(process.execPath, args, folder);
      const what = done(JSON.parse(round.stdout) as Answer);
      if (what === undefined) throw new Error(`${name}: the answer holds nothing`);
      return { ...round, what };
    },
  };
}

/** One dyad's outlook on the chronicle, and a ledger verified, each from the start of a process to its end. */
export async function wholeProcesses(folder: string): Promise<Table> {
  if (!existsSync(PROGRAM)) throw new Error("nothing is built; run `npm run build` first");
  mkdirSync(join(folder, "full"), { recursive: true });
  await ledgerBeside(join(folder, "full", "record.duckdb"), ENTRIES);
  const { results, disturbed } = await interleaved(
    ASKED.map((asked) => contestant(asked, folder)),
    ROUNDS,
  );
  return {
    title: "Outlook of one dyad on the chronicle, and the ledger verified, as shipped",
    columns: ["`entente …`", "seconds", "peak MiB", "answer"],
    rows: [...results].map(([name, runs]) => [
      name,
      spread(
        runs.map(({ seconds }) => seconds),
        2,
      ),
      spread(
        runs.map(({ peakMiB }) => peakMiB),
        0,
      ),
      runs[0]?.what ?? "",
    ]),
    notes: ["Whole processes, JSON written.", ...(disturbed ? [BUSY_NOTE] : [])],
  };
}
