import { factSeries, type Store } from "../../record/index.ts";
import { asBalance } from "../relation/scale.ts";
import { areaUnderCurve } from "./association.ts";
import type { Cell, Finding } from "./check.ts";
import {
  goldsteinSum,
  quadWeights,
  type YearlyBalance,
  yearlyBalances,
  yearlyPanel,
} from "./dyad-years.ts";
import { keyOf, periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { groupedBy, meanOf, standardErrorOf } from "./summary.ts";

/** The last year that an edition of alliances reaches; later years say nothing of a pact's absence. */
const ALLIANCES: readonly {
  readonly measure: string;
  readonly name: string;
  readonly last: string;
}[] = [
  { measure: "atop-defence", name: "ATOP", last: "2014" },
  { measure: "cow-defence", name: "COW", last: "2012" },
];

const DISPUTES: readonly {
  readonly measure: string;
  readonly name: string;
  readonly last: string;
}[] = [
  { measure: "gml-mid-hostility", name: "GML", last: "2010" },
  { measure: "cow-mid-hostility", name: "COW", last: "2014" },
];

/** Contiguity by a land border, in the codes of the source. */
const BY_LAND = 1;

async function pactYears(store: Store, measure: string): Promise<ReadonlySet<string>> {
  const facts = await factSeries(
    store,
    { asOf: EVER },
    { measures: [measure], from: "2002-01-01" },
  );
  return new Set(
    facts.flatMap(({ a, b, first }) =>
      b === null ? [] : [periodKey({ a, b }, first.slice(0, 4))],
    ),
  );
}

/** Years in which a dispute of the two begins. */
export function onsetsOf(
  facts: readonly { a: string; b: string | null; item: string | null; first: string }[],
): ReadonlySet<string> {
  const disputes = groupedBy(
    facts.filter(({ b }) => b !== null),
    ({ a, b, item }) =>
      `${keyOf(a < (b ?? "") ? { a, b: b ?? "" } : { a: b ?? "", b: a })} ${item}`,
  );
  return new Set(
    [...disputes].map(([key, years]) => {
      const first = years.map((fact) => fact.first.slice(0, 4)).sort()[0] ?? "";
      return `${key.split(" ")[0]} ${first}`;
    }),
  );
}

interface Means {
  readonly difference: number;
  readonly error: number;
  readonly allied: number;
}

/** Mean level of dyads with a pact less that of dyads without, a dyad's years of each kind taken together. */
function pactDifference(
  dyads: readonly YearlyBalance[],
  pacts: ReadonlySet<string>,
  last: string,
): Means {
  const levels = (isAllied: boolean): number[] =>
    dyads.flatMap((dyad) => {
      const own = dyad.counts.periods.flatMap((year, t) => {
        const level = dyad.path.smoothed[t]?.level.mean;
        const isOfKind = pacts.has(periodKey(dyad, year)) === isAllied;
        return level === undefined || year > last || !isOfKind ? [] : [asBalance(level)];
      });
      return own.length === 0 ? [] : [meanOf(own)];
    });
  const [allied, others] = [levels(true), levels(false)];
  return {
    difference: meanOf(allied) - meanOf(others),
    error: Math.hypot(standardErrorOf(allied), standardErrorOf(others)),
    allied: allied.length,
  };
}

/** Dyads that touch by land in some year of the counts. */
async function neighbours(ground: Ground): Promise<ReadonlySet<string>> {
  const store = await ground.record("contiguity");
  const question = { measures: ["contiguity"], from: "2002-01-01" };
  const facts = await factSeries(store, { asOf: EVER }, question);
  return new Set(
    facts.flatMap(({ a, b, value }) => (b === null || value !== BY_LAND ? [] : [keyOf({ a, b })])),
  );
}

function meansRow(name: string, { difference, error, allied }: Means): Cell[] {
  return [name, difference, error, allied];
}

async function pacts(ground: Ground): Promise<Finding[]> {
  const store = await ground.record("alliances");
  const dyads = await yearlyBalances(ground);
  const touching = await neighbours(ground);
  const near = dyads.filter((dyad) => touching.has(keyOf(dyad)));
  const far = dyads.filter((dyad) => !touching.has(keyOf(dyad)));
  const findings: Finding[] = [];
  for (const { measure, name, last } of ALLIANCES) {
    const allied = await pactYears(store, measure);
    const found = pactDifference(dyads, allied, last);
    findings.push({
      what: `mean balance of dyads with a defence pact less that of dyads without (${name})`,
      value: found.difference,
      unit: "points of 200",
      passLine: "more than two standard errors above 0",
      passed: found.difference > 2 * found.error,
      detail: `${found.allied} of ${dyads.length} dyads have a pact in some year of 2002 to ${last}; standard error ${found.error.toFixed(1)}.`,
      beside: {
        columns: [`dyads (${name})`, "difference", "standard error", "dyads with a pact"],
        rows: [
          meansRow("all", found),
          meansRow("neighbours by land", pactDifference(near, allied, last)),
          meansRow("no neighbours by land", pactDifference(far, allied, last)),
        ],
      },
    });
  }
  return findings;
}

/** A dyad's year with what could be known of it the year before. */
interface YearBefore {
  readonly isOnset: boolean;
  readonly scores: Readonly<Record<string, number>>;
}

const LEVEL = "balance: level";

async function yearsBefore(
  ground: Ground,
  onsets: ReadonlySet<string>,
  last: string,
): Promise<YearBefore[]> {
  const weights = await quadWeights(ground);
  const { quads } = await yearlyPanel(ground);
  return (await yearlyBalances(ground)).flatMap((dyad) =>
    dyad.counts.periods.flatMap((year, t): YearBefore[] => {
      const [before, count] = [dyad.path.filtered[t - 1], dyad.counts.counts[t - 1]];
      if (before === undefined || count === undefined || year > last) return [];
      const counts = quads.get(periodKey(dyad, dyad.counts.periods[t - 1] ?? "")) ?? [0, 0, 0, 0];
      const scores = {
        [LEVEL]: -before.level.mean,
        "balance: level with episode": -before.total.mean,
        "conflict events": count.conflict,
        "polar events": count.cooperation + count.conflict,
        "Goldstein sum, from quad classes": -goldsteinSum(counts, weights),
      };
      return [{ isOnset: onsets.has(periodKey(dyad, year)), scores }];
    }),
  );
}

async function disputes(ground: Ground): Promise<Finding[]> {
  const store = await ground.record("disputes");
  const findings: Finding[] = [];
  for (const { measure, name, last } of DISPUTES) {
    const facts = await factSeries(store, { asOf: EVER }, { measures: [measure] });
    const years = await yearsBefore(ground, onsetsOf(facts), last);
    const isCase = years.map(({ isOnset }) => isOnset);
    const area = (score: string): number =>
      areaUnderCurve(
        years.map(({ scores }) => scores[score] ?? 0),
        isCase,
      );
    const value = area(LEVEL);
    findings.push({
      what: `area under the curve of the level the year before a militarised dispute begins (${name})`,
      value,
      passLine: "above 0.6",
      passed: value > 0.6,
      detail: `${isCase.filter(Boolean).length} onsets among ${years.length} dyad-years, 2003 to ${last}; filtered levels, nothing of the year itself.`,
      beside: {
        columns: ["measure the year before", "area"],
        rows: Object.keys(years[0]?.scores ?? {}).map((score) => [score, area(score)]),
      },
    });
  }
  return findings;
}

/** V6: whether allies have better relations than others, and whether relations are worse before a dispute. */
export async function pactsAndDisputes(ground: Ground): Promise<Finding[]> {
  return [...(await pacts(ground)), ...(await disputes(ground))];
}
