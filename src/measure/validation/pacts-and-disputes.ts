import { factSeries } from "../../record/index.ts";
import { areaUnderCurve } from "./association.ts";
import type { Finding } from "./check.ts";
import { goldsteinSum, quadWeights, yearlyBalances, yearlyPanel } from "./dyad-years.ts";
import { keyOf, periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { pacts } from "./pacts.ts";
import { groupedBy } from "./summary.ts";

const DISPUTES: readonly {
  readonly measure: string;
  readonly name: string;
  readonly last: string;
}[] = [
  { measure: "gml-mid-hostility", name: "GML", last: "2010" },
  { measure: "cow-mid-hostility", name: "COW", last: "2014" },
];

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
