import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Brief, writeBrief } from "../../src/brief/index.ts";
import { clockAt, isoDate } from "../../src/kernel/index.ts";
import {
  type Access,
  addToRecord,
  dyadActivity,
  openRecord,
  type Store,
  sourceNamed,
} from "../../src/record/index.ts";

/** The day on which the tests' briefs are written. */
export const TODAY = "2026-11-24";

/** The day of the article that Entente began with: half of the chronicle was not known yet. */
export const ARTICLE_DAY = "2017-08-29";

/** What a test asks of a brief; the version is fixed, so that a release changes no expectation. */
export interface Asked {
  readonly asOf?: string;
  readonly since?: string;
  readonly sources?: readonly string[];
  /** Simulations of power: few where a test is about something else. */
  readonly simulations?: number;
}

/** Simulations of power where a test names none: enough for a share, and quick. */
export const FEW_SIMULATIONS = 20;

/** Write the brief on two actors. */
export async function briefOn(
  store: Store,
  [a, b]: readonly [string, string],
  { asOf = TODAY, since, sources, simulations = FEW_SIMULATIONS }: Asked = {},
): Promise<Brief> {
  const scope = { asOf: isoDate(asOf), dyad: [a, b] as const };
  return await writeBrief(store, sources === undefined ? scope : { ...scope, sources }, {
    version: "0.0.0",
    since,
    simulations,
  });
}

/** Every dyad that has an event known on a day, the busiest first. */
export async function dyadsKnown(
  store: Store,
  asOf: string = TODAY,
  sources: readonly string[] = ["chronicle"],
): Promise<(readonly [string, string])[]> {
  return (await dyadActivity(store, { asOf, sources })).map(({ a, b }) => [a, b] as const);
}

/** Put a file, or a folder of them, of a source into a record. */
export async function importInto(store: Store, source: string, path: string): Promise<void> {
  const answer = await addToRecord(store, sourceNamed(source), [path], {
    clock: clockAt(isoDate(TODAY)),
    stdin: () => {
      throw new Error("nothing is read from standard input");
    },
    progress: () => undefined,
  });
  if (answer.rejected > 0) throw new Error(`${answer.rejected} rows of ${path} were refused`);
}

/** A folder of its own for a test file, taken away at its end. */
export class Workshop {
  readonly folder: string = mkdtempSync(join(tmpdir(), "entente-brief-"));
  readonly #open: Store[] = [];

  constructor() {
    afterAll(() => {
      for (const store of this.#open) store.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  /** A record with the chronicle in it. */
  async record(name: string = "record", access: Access = "write"): Promise<Store> {
    const path = join(this.folder, `${name}.duckdb`);
    const store = await openRecord(path, access, clockAt(isoDate(TODAY)));
    this.#open.push(store);
    return store;
  }

  /** A record to write into, which its user closes. */
  async unkept(name: string): Promise<Store> {
    return await openRecord(join(this.folder, `${name}.duckdb`), "write", clockAt(isoDate(TODAY)));
  }

  /** A file in the folder. */
  write(name: string, text: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  }
}

/** A record that the tests of a file share. */
export interface SharedRecord {
  readonly workshop: Workshop;
  store(): Store;
  /** A brief, written when first asked for. */
  brief(dyad: readonly [string, string], asked?: Asked): Promise<Brief>;
}

/**
 * A record with the chronicle for all tests of a file.
 *
 * @param fill what to put into it besides
 */
export function sharedRecord(
  fill: (store: Store, workshop: Workshop) => Promise<void> = async () => undefined,
): SharedRecord {
  const workshop = new Workshop();
  const briefs = new Map<string, Promise<Brief>>();
  let opened: Store | undefined;
  beforeAll(async () => {
    const filled = await workshop.unkept("record");
    await fill(filled, workshop);
    filled.close();
    // Read only, so that what all dyads share is worked out once.
    opened = await workshop.record("record", "read");
  });
  const store = (): Store => {
    if (opened === undefined) throw new Error("the record opens before the first test");
    return opened;
  };
  return {
    workshop,
    store,
    brief: async (dyad, asked = {}) => {
      const key = JSON.stringify([dyad, asked]);
      const written = briefs.get(key) ?? briefOn(store(), dyad, asked);
      briefs.set(key, written);
      return await written;
    },
  };
}

/** Rows of one's own events as CSV; commas and quotes in a value are escaped. */
export function eventsCsv(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [
    columns.join(","),
    ...rows.map((row) => columns.map((c) => field(row[c] ?? "")).join(",")),
  ]
    .map((line) => `${line}\n`)
    .join("");
}
