import { benchmarkForecasts, smape } from "../../maths/index.ts";
import type { Finding, Ground } from "../../measure/index.ts";

/** The methods by our names and those of the published table. */
const METHODS = [
  ["naive", "Naive"],
  ["ses", "SES"],
  ["holt", "Holt"],
  ["damped", "Damped"],
  ["theta", "Theta"],
  ["comb", "Com"],
] as const;

interface Series {
  readonly x: readonly number[];
  readonly xx: readonly number[];
}

interface Expected {
  readonly published_smape_mase: Readonly<Record<string, { readonly smape: number }>>;
}

const NEAR = 0.003;

/** Published to three digits: distances are those of rounded figures. */
const rounded = (value: number): number => Math.round(1000 * value) / 1000;

/** M4: six benchmarks on the weekly series of the competition. */
export function weeklyBenchmarks(ground: Ground): Finding {
  const expected = JSON.parse(ground.text("gold/m4_weekly/expected.json")) as Expected;
  const all = ground
    .text("gold/m4_weekly/m4_weekly.jsonl.gz")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Series);
  const sums = new Map<string, number>();
  for (const { x, xx } of all) {
    const forecasts = benchmarkForecasts(x, xx.length, 1, 0);
    for (const [name] of METHODS) {
      sums.set(name, (sums.get(name) ?? 0) + smape(xx, forecasts[name].mean));
    }
  }
  const rows = METHODS.map(([name, theirs]) => {
    const own = (sums.get(name) ?? Number.NaN) / all.length;
    const published = expected.published_smape_mase[theirs]?.smape ?? Number.NaN;
    return { name: theirs, own, published, apart: rounded(Math.abs(rounded(own) - published)) };
  });
  const most = Math.max(...rows.map(({ apart }) => apart));
  return {
    what: "sMAPE of six benchmarks less the published one, the farthest",
    value: most,
    unit: "%",
    passLine: `at most ${NEAR}, as rounded to the three digits that are published`,
    passed: most <= NEAR,
    detail: `M4: ${all.length} weekly series.`,
    beside: {
      columns: ["method", "sMAPE here", "published", "apart"],
      rows: rows.map(({ name, own, published, apart }) => [
        name,
        ...[own.toFixed(5), published.toFixed(3), apart.toFixed(3)],
      ]),
    },
  };
}
