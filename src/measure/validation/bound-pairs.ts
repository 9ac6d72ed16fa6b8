import { factSeries } from "../../record/index.ts";
import { asBalance } from "../relation/scale.ts";
import type { YearlyBalance } from "./dyad-years.ts";
import { balanceOf, cutTo, type DyadPanel, keyOf, periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { meanOf } from "./summary.ts";

/** Major powers of these years, as the Correlates of War have them (edition of 2016). */
const POWERS: readonly string[] = ["USA", "GBR", "FRA", "DEU", "RUS", "CHN", "JPN"];

/** Contiguity by a land border, in the codes of the source; what is above is across water. */
const BY_LAND = 1;

/** How two states can have to do with each other at all. */
type Nearness = "land" | "water" | "power" | "none";

/** A pair of states, with its mean level in its years of each kind. */
export interface BoundPair {
  readonly a: string;
  readonly b: string;
  readonly near: Nearness;
  readonly polar: number;
  /** Mean balance in the years with a pact, and in those without; absent where there are none. */
  readonly allied: number | undefined;
  readonly others: number | undefined;
  /** Mean balance of all years. */
  readonly level: number;
  /** Share of the years that had a pact. */
  readonly bound: number;
}

/** Of each pair that touches, how. */
export async function touching(ground: Ground): Promise<ReadonlyMap<string, Nearness>> {
  const store = await ground.record("contiguity");
  const question = { measures: ["contiguity"], from: "2002-01-01" };
  const facts = await factSeries(store, { asOf: EVER }, question);
  const near = new Map<string, Nearness>();
  for (const { a, b, value } of facts) {
    if (b === null) continue;
    const key = keyOf(a < b ? { a, b } : { a: b, b: a });
    if (value === BY_LAND || !near.has(key)) near.set(key, value === BY_LAND ? "land" : "water");
  }
  return near;
}

/** The years in which each pair has a pact. */
export async function pactYears(ground: Ground, measure: string): Promise<ReadonlySet<string>> {
  const store = await ground.record("alliances");
  const question = { measures: [measure], from: "2002-01-01" };
  const facts = await factSeries(store, { asOf: EVER }, question);
  return new Set(
    facts.flatMap(({ a, b, first }) =>
      b === null ? [] : [periodKey(a < b ? { a, b } : { a: b, b: a }, first.slice(0, 4))],
    ),
  );
}

/** What a pair is, apart from its level. */
export class Bonds {
  readonly #pacts: ReadonlySet<string>;
  readonly #near: ReadonlyMap<string, Nearness>;

  constructor(pacts: ReadonlySet<string>, near: ReadonlyMap<string, Nearness>) {
    this.#pacts = pacts;
    this.#near = near;
  }

  nearness(pair: { readonly a: string; readonly b: string }): Nearness {
    const isPower = POWERS.includes(pair.a) || POWERS.includes(pair.b);
    return this.#near.get(keyOf(pair)) ?? (isPower ? "power" : "none");
  }

  /** @param levels of years, or of one year's months, each with its year */
  pair(
    { a, b, polar }: Pick<BoundPair, "a" | "b" | "polar">,
    levels: readonly { readonly year: string; readonly level: number }[],
  ): BoundPair[] {
    if (levels.length === 0) return [];
    const has = (year: string): boolean => this.#pacts.has(periodKey({ a, b }, year));
    const [allied, others] = [true, false].map((wanted) =>
      levels.filter(({ year }) => has(year) === wanted).map(({ level }) => level),
    );
    return [
      {
        ...{ a, b, polar, near: this.nearness({ a, b }) },
        allied: allied?.length ? meanOf(allied) : undefined,
        others: others?.length ? meanOf(others) : undefined,
        level: meanOf(levels.map(({ level }) => level)),
        bound: (allied?.length ?? 0) / levels.length,
      },
    ];
  }
}

/** What is read of a dyad's year; undefined where it says nothing. */
export type YearReading = (dyad: YearlyBalance, t: number) => number | undefined;

/** The balance, -100 to 100. */
export const levelOf: YearReading = ({ path }, t) => {
  const latent = path.smoothed[t]?.level;
  return latent === undefined ? undefined : asBalance(latent.mean);
};

/** Cooperation less conflict per hundred polar events: the same scale without a model. */
export const plainShareOf: YearReading = ({ counts }, t) => {
  const { cooperation = 0, conflict = 0 } = counts.counts[t] ?? {};
  const polar = cooperation + conflict;
  return polar === 0 ? undefined : (100 * (cooperation - conflict)) / polar;
};

/**
 * The pairs of the counts by year.
 *
 * @param reading what stands for a pair's relations in a year
 * @param counts which years are taken, by the dyad's name and the year
 */
export const yearlyPairs = (
  bonds: Bonds,
  dyads: readonly YearlyBalance[],
  counts: (key: string, year: string) => boolean,
  reading: YearReading = levelOf,
): BoundPair[] =>
  dyads.flatMap((dyad) =>
    bonds.pair(
      dyad,
      dyad.counts.periods.flatMap((year, t) => {
        const level = reading(dyad, t);
        return level === undefined || !counts(periodKey(dyad, year), year) ? [] : [{ year, level }];
      }),
    ),
  );

/** Fewest polar events of a pair in the one year of another source. */
const FEWEST = 20;

/** The pairs of another source in 2018, the last year of ATOP. */
export function pairsIn2018(bonds: Bonds, panel: DyadPanel, last: string): BoundPair[] {
  return panel.dyads
    .map((dyad) => cutTo(dyad, "2018-01", last))
    .filter(({ polar }) => polar >= FEWEST)
    .flatMap((dyad) =>
      bonds.pair(
        dyad,
        balanceOf(dyad.counts, panel.prior).smoothed.map(({ level }) => ({
          year: "2018",
          level: asBalance(level.mean),
        })),
      ),
    );
}
