import { rmSync } from "node:fs";
import { join } from "node:path";
import { addDays, daysBetween, isoDate } from "../src/kernel/index.ts";
import { openWorkbench } from "../src/workbench/index.ts";
import { gdeltRows, icewsRows, writeLines } from "./generate.ts";
import { driftingWorld, twentyStates } from "./generate-relations.ts";
import type { Amount } from "./generate-world.ts";

/** The span that is measured: 25 years. */
export const SPAN: { readonly from: number; readonly years: number } = { from: 1995, years: 25 };

const MONTHS = 12 * SPAN.years;

const SEED = 11;

/** A batch of files: so many years of a source, so many reports each. */
interface Delivery {
  readonly source: "icews" | "gdelt";
  readonly rows: number;
  readonly from: number;
  readonly years: number;
}

/** A million reports: one source over all years, another over the last five. */
const DELIVERIES: readonly Delivery[] = [
  { source: "icews", rows: 160_000, from: 1995, years: 5 },
  { source: "icews", rows: 160_000, from: 2000, years: 5 },
  { source: "icews", rows: 160_000, from: 2005, years: 5 },
  { source: "icews", rows: 160_000, from: 2010, years: 5 },
  { source: "icews", rows: 160_000, from: 2015, years: 5 },
  { source: "gdelt", rows: 200_000, from: 2015, years: 5 },
];

/** How many reports the record holds. */
export const REPORTS: number = DELIVERIES.reduce((sum, { rows }) => sum + rows, 0);

/** The last day of the span. */
export const LAST_DAY: string = `${SPAN.from + SPAN.years - 1}-12-31`;

/** A dyad and the events a month that the record holds of it. */
export interface BusyDyad {
  readonly dyad: readonly [string, string];
  readonly monthly: number;
}

/** Make the record; about half a minute. */
export async function relationsRecord(folder: string): Promise<string> {
  const record = join(folder, "relations.duckdb");
  const workbench = await openWorkbench({ record, access: "write" });
  const world = driftingWorld(SEED, SPAN.from, SPAN.years);
  let firstId = 1_000_000;
  for (const { source, rows, from, years } of DELIVERIES) {
    const file = join(folder, source === "icews" ? `events.${from}.tab` : `${from}.export.CSV`);
    const start = isoDate(`${from}-01-01`);
    const days = daysBetween(start, isoDate(`${from + years}-01-01`));
    const amount: Amount = { rows, seed: SEED + firstId, firstId, from: addDays(start, 0), days };
    await writeLines(
      file,
      source === "icews" ? icewsRows(amount, world) : gdeltRows(amount, world),
    );
    await workbench.add(source, [file]);
    rmSync(file);
    firstId += rows;
  }
  workbench.close();
  return record;
}

/** All dyads of twenty states, the busiest first. */
export async function dyadsOfTwenty(record: string): Promise<BusyDyad[]> {
  const codes = twentyStates().map(({ code }) => code);
  const workbench = await openWorkbench({ record, asOf: LAST_DAY });
  const { dyads } = await workbench.dyads();
  workbench.close();
  const events = new Map(dyads.map(({ a, b, events: n }) => [`${a} ${b}`, n]));
  return codes
    .flatMap((a, i) => codes.slice(i + 1).map((b): [string, string] => (a < b ? [a, b] : [b, a])))
    .map(([a, b]) => ({ dyad: [a, b] as const, monthly: (events.get(`${a} ${b}`) ?? 0) / MONTHS }))
    .sort((x, y) => y.monthly - x.monthly);
}

/** The dyad whose events a month are nearest to a number. */
export function nearest(dyads: readonly BusyDyad[], monthly: number): BusyDyad {
  const [found] = dyads.toSorted(
    (x, y) => Math.abs(x.monthly - monthly) - Math.abs(y.monthly - monthly),
  );
  if (found === undefined) throw new Error("no dyads");
  return found;
}
