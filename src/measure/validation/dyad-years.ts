import type { Period } from "../../kernel/index.ts";
import { goldsteinOf, QUAD_CLASSES, type QuadClass, quadClassOf } from "../../lexicon/index.ts";
import { type DyadPeriod, factSeries } from "../../record/index.ts";
import { balancePath, balanceSettings } from "../relation/balance.ts";
import type { LatentPath } from "../relation/latent.ts";
import {
  codedCells,
  type DyadCounts,
  type DyadPanel,
  denseDyads,
  monthlyPanel,
  panelOf,
  periodKey,
} from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { sumOf } from "./summary.ts";

/** What the counts of a year are: by quad class. */
const MEASURES: readonly (readonly [measure: string, quad: QuadClass])[] = [
  ["events-verbal-cooperation", 1],
  ["events-material-cooperation", 2],
  ["events-verbal-conflict", 3],
  ["events-material-conflict", 4],
];

const SOURCE = "icews-dyad-year";

/** Events of one dyad and year, both directions together, by quad class 1 to 4. */
export type QuadCounts = readonly [number, number, number, number];

/** ICEWS counts of dyads by year, 2002 to 2014. */
export interface YearlyPanel extends DyadPanel {
  /** By the dyad's name and the year. */
  readonly quads: ReadonlyMap<string, QuadCounts>;
}

/** A directed count of one quad class in a year. */
export interface QuadFact {
  readonly a: string;
  readonly b: string;
  readonly year: string;
  readonly quad: QuadClass;
  readonly events: number;
}

/** A panel of years from directed counts. */
export function yearlyFrom(facts: Iterable<QuadFact>): YearlyPanel {
  const quads = new Map<string, [number, number, number, number]>();
  for (const { a, b, year, quad, events } of facts) {
    const key = periodKey(a < b ? { a, b } : { a: b, b: a }, year);
    const counts = quads.get(key) ?? [0, 0, 0, 0];
    counts[quad - 1] = (counts[quad - 1] ?? 0) + events;
    quads.set(key, counts);
  }
  const rows = [...quads].map(([key, [verbal, material, words, deeds]]): DyadPeriod => {
    const [dyad = "", year = ""] = key.split(" ");
    const [a = "", b = ""] = dyad.split("-");
    const polar = { cooperation: verbal + material, conflict: words + deeds, attention: 0 };
    return { teller: SOURCE, a, b, period: year as Period, ...polar };
  });
  return { ...panelOf(SOURCE, rows), quads };
}

/** ICEWS counts by year. */
export async function yearlyPanel(ground: Ground): Promise<YearlyPanel> {
  return await ground.once("yearly panel", async () => {
    const store = await ground.record(SOURCE);
    const facts: QuadFact[] = [];
    for (const [measure, quad] of MEASURES) {
      const question = { measures: [measure] };
      for (const { a, b, first, value } of await factSeries(store, { asOf: EVER }, question)) {
        if (b !== null) facts.push({ a, b, year: first.slice(0, 4), quad, events: value });
      }
    }
    return yearlyFrom(facts);
  });
}

/** A dyad with its balance by year. */
export interface YearlyBalance extends DyadCounts {
  readonly path: LatentPath;
}

/** The balance of each dyad with many events, by year. */
export async function yearlyBalances(ground: Ground): Promise<YearlyBalance[]> {
  return await ground.once("yearly balances", async () => {
    const panel = await yearlyPanel(ground);
    return denseDyads(panel).map((dyad) => {
      const settings = balanceSettings([dyad.counts], "year", panel.prior);
      return { ...dyad, path: balancePath([dyad.counts], "year", panel.prior, settings) };
    });
  });
}

/** The mean Goldstein value of a polar event of each quad class, among the dense dyads of the events by month. */
export async function quadWeights(ground: Ground): Promise<readonly number[]> {
  return await ground.once("quad weights", async () => {
    const cells = (await codedCells(ground, denseDyads(await monthlyPanel(ground)))).flat();
    return QUAD_CLASSES.map((quad) => {
      const own = cells.filter(
        ({ cameo }) => quadClassOf(cameo) === quad && goldsteinOf(cameo) !== 0,
      );
      const weight = sumOf(own.map(({ cameo, events }) => events * (goldsteinOf(cameo) ?? 0)));
      return weight / sumOf(own.map(({ events }) => events));
    });
  });
}

/** Sum of Goldstein values, when only quad classes are known. */
export const goldsteinSum = (counts: QuadCounts, weights: readonly number[]): number =>
  sumOf(counts.map((events, i) => events * (weights[i] ?? 0)));
