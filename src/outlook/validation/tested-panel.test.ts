import { beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { syntheticPanel } from "../backtest/synthetic-panel.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { overBaselines } from "./baselines.ts";
import { intervalCoverage, transformDeciles } from "./calibration.ts";
import { levelSkill } from "./level-skill.ts";
import { lookAhead, numbersIn } from "./look-ahead.ts";
import { releaseRule } from "./release-rule.ts";
import { originsOf, originsWhere } from "./score-rows.ts";
import { lookedIn, type TestedPanel, type TestedSource, testPanel } from "./tested-sources.ts";

const SOURCE: TestedSource = {
  ...{ name: "made-up dyads", teller: "chronicle", by: "month", horizons: [1, 2], sixMonths: 2 },
  every: 2,
};
const RUNS = { knownRates: 1, workers: 0, seed: 3, trees: false };

/** Rates that wander far, so that whoever follows them beats climatology. */
const WANDERING = { dyads: 12, periods: 60, persistence: 0.97, news: 0.4, least: 2, most: 20 };

/** The source did not look in some months. */
const GAP = [40, 41, 42];

function withGap(panel: ForecastPanel): ForecastPanel {
  const cut = (counts: Float64Array): Float64Array =>
    counts.map((n, t) => (GAP.includes(t) ? Number.NaN : n));
  return {
    ...panel,
    dyads: panel.dyads.map((series) => ({
      ...series,
      counts: {
        cooperation: cut(series.counts.cooperation),
        conflict: cut(series.counts.conflict),
        "material-conflict": cut(series.counts["material-conflict"]),
      },
    })),
  };
}

let tested: TestedPanel | undefined;
const told: string[] = [];

beforeAll(async () => {
  const { panel } = syntheticPanel(WANDERING, seededRandom(2));
  tested = await testPanel(SOURCE, withGap(panel), RUNS, (part, done) =>
    told.push(`${part} ${done}`),
  );
});

function panelTested(): TestedPanel {
  if (tested === undefined) throw new Error("it is made before the first test");
  return tested;
}

describe("a back-test that is judged", () => {
  test("holds no forecast from a month in which the source did not look, of each other dyad", () => {
    const { backtest, panel } = panelTested();
    expect(lookedIn(panel)).toHaveLength(57);
    const [columns] = backtest.scores;
    const origins = columns === undefined ? [] : originsOf(columns);
    expect(origins.length).toBeGreaterThan(25);
    expect(origins.filter((origin) => GAP.includes(origin))).toEqual([]);
    expect([...new Set(columns?.dyad)].sort((x, y) => x - y)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(told.length).toBeLessThanOrEqual(11);
  });

  test("keeps all columns of the rows that are kept", () => {
    const [columns] = panelTested().backtest.scores;
    if (columns === undefined) throw new Error("no scores");
    const later = originsWhere(columns, (origin) => origin >= 50);
    const first = columns.origin.findIndex((origin) => origin >= 50);
    expect(later.origin.length).toBe(columns.origin.length - first);
    expect(later.methods.pool?.crps[0]).toBe(columns.methods.pool?.crps[first]);
    expect(later.methods.pool?.inside90).toHaveLength(later.origin.length);
  });

  test("passes for skill where rates wander far, and tells of every target beside", () => {
    const findings = levelSkill(panelTested());
    expect(findings.map(({ passLine }) => passLine)).toEqual([
      ...["at least 3 %", "at least 1 %", "at least 3 %", "at least 1 %"],
    ]);
    const lines = [3, 1, 3, 1];
    expect(findings.map(({ passed }) => passed)).toEqual(
      findings.map(({ value }, i) => (value ?? 0) >= (lines[i] ?? 0)),
    );
    expect(findings[0]?.value).toBeGreaterThan(3);
    expect(findings[0]?.beside?.rows).toHaveLength(8);
    expect(findings[0]?.detail).toContain("6 dyads are forecast of 12 from which is learned");
  });

  test("has tenths that add up to one, and the farthest of them as its value", () => {
    const finding = transformDeciles(panelTested());
    const shares = (finding.beside?.rows ?? []).map((row) => row.slice(3).map(Number));
    for (const row of shares) {
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
    }
    const most = Math.max(...shares.flat().map((share) => Math.abs(share - 0.1)));
    expect(Math.abs((finding.value ?? 0) - 0.1)).toBeCloseTo(most, 3);
    expect(finding.passed).toBe(shares.flat().every((share) => share >= 0.08 && share <= 0.12));
  });

  test("has coverage of counts and of the balance, each by its own line", () => {
    const [counts, balance] = intervalCoverage(panelTested());
    expect(counts?.passLine).toBe("at least 0");
    expect(counts?.passed).toBe((counts?.value ?? -1) >= 0);
    expect(balance?.passed).toBe((balance?.value ?? 1) <= 0.03);
    expect(counts?.beside?.rows).toHaveLength(8);
  });

  test("is judged by the worst of the baselines", () => {
    const { value, beside, passed } = overBaselines(panelTested());
    expect(beside?.rows).toHaveLength(3 * 2 * 7);
    expect(passed).toBe((value ?? 0) > 0.9);
    const judged = (beside?.rows ?? []).filter(([target]) => target !== "material conflict");
    const least = Math.min(...judged.map((row) => Number(row[4])));
    expect(100 * (value ?? 0)).toBeCloseTo(least, 1);
  });

  test("has the release rule set against what came afterwards", () => {
    const { value, unit, beside } = releaseRule([panelTested()]);
    const released = (beside?.rows ?? []).filter((row) => row[4] === "released");
    expect(unit).toBe(`share of ${released.length}`);
    expect(released.length).toBeGreaterThan(3);
    const held = released.filter((row) => !String(row[5]).startsWith("−"));
    expect(value).toBeCloseTo(held.length / released.length, 12);
  });
});

describe("a look ahead", () => {
  test("is not there: every number is the same to the last bit", () => {
    const { panel } = syntheticPanel({ dyads: 4, periods: 40 }, seededRandom(4));
    const findings = lookAhead("made up", panel, [1, 2], 5);
    expect(findings.map(({ passed }) => passed)).toEqual([true, true]);
    expect(findings[1]?.value).toBeGreaterThan(500);
  });

  test("is sought in every number, however deep it lies", () => {
    expect(numbersIn({ a: [1, new Float64Array([2, 3])], b: "no", c: null })).toEqual([1, 2, 3]);
  });
});
