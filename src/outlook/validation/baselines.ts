import type { Cell, Finding } from "../../measure/index.ts";
import type { MethodId } from "../backtest/scores.ts";
import type { HorizonSummary, MethodSummary, SubsetSummary } from "../backtest/summary.ts";
import type { BaselineId } from "../forecasters/forecast.ts";
import { JUDGED } from "./level-skill.ts";
import type { TestedPanel } from "./tested-sources.ts";
import { percent, skillText, TARGET_WORDS } from "./words.ts";

/** The baselines that any forecast has to stand beside, as the page names them. */
const BASELINES: Readonly<Record<BaselineId, string>> = {
  zero: "exactly zero",
  "last-value": "last value",
  "last-twelve": "last twelve",
  "same-period": "same season",
  moments: "negative binomial by moments",
  tsb: "smoothing (TSB)",
  climatology: "climatology",
};

const LEAST = 0.9;

const methodOf = (summary: SubsetSummary | undefined, id: MethodId): MethodSummary | undefined =>
  summary?.methods.find(({ method }) => method === id);

/** One comparison of the pool with a baseline. */
interface Comparison {
  readonly positive: number;
  readonly isJudged: boolean;
  readonly row: readonly Cell[];
}

function comparisons(
  { target, horizon, subsets }: HorizonSummary,
  isJudged: boolean,
): Comparison[] {
  return (Object.entries(BASELINES) as [BaselineId, string][]).flatMap(([id, name]) => {
    const own = methodOf(subsets.all, id);
    if (own === undefined || Number.isNaN(own.poolOver.skill)) return [];
    const over = (summary: SubsetSummary | undefined): string | null => {
      const method = methodOf(summary, id);
      return method === undefined ? null : skillText(method.poolOver);
    };
    const row = [
      ...[TARGET_WORDS[target], horizon, name, skillText(own.poolOver)],
      ...[percent(own.poolOver.positive), over(subsets.active), over(subsets.escalation)],
    ];
    return [{ positive: own.poolOver.positive, isJudged, row }];
  });
}

/** L5: whether the pool is better than each mandatory baseline; escalations are told, not judged. */
export function overBaselines({ source, summary }: TestedPanel): Finding {
  const { name, sixMonths } = source;
  const all = summary.results
    .filter(({ target }) => target !== "balance")
    .flatMap((result) => {
      const isNear = result.horizon === 1 || result.horizon === sixMonths;
      return comparisons(result, isNear && JUDGED.includes(result.target));
    });
  const judged = all.filter(({ isJudged }) => isJudged);
  const value = judged.length === 0 ? null : Math.min(...judged.map(({ positive }) => positive));
  const held = judged.filter(({ positive }) => positive > LEAST).length;
  return {
    what: `probability that the pool is better than a baseline, the least, ${name}`,
    value,
    passLine: `above ${LEAST} for each baseline, of cooperation and conflict, at one period and six months`,
    passed: value === null ? null : value > LEAST,
    detail: `${name}: ${held} of ${judged.length} comparisons that are judged hold by themselves. Escalations are outcomes above nine in ten of the dyad's own past: chosen by what came, so that whoever forecasts high is favoured.`,
    beside: {
      columns: [
        ...["count", "periods ahead", "baseline", "skill of the pool, %", "P(better), %"],
        ...["on active dyads, %", "on escalations, %"],
      ],
      rows: all.map(({ row }) => row),
    },
  };
}
