import type { Cell, Finding } from "../../measure/index.ts";
import type { HorizonSummary } from "../backtest/summary.ts";
import type { TestedPanel } from "./tested-sources.ts";
import { TARGET_WORDS } from "./words.ts";

/** What a share of outcomes in a tenth of the transforms may be. */
const DECILES = { least: 0.08, most: 0.12 };

/** How far the coverage of the balance's intervals may lie from what is stated. */
const COVERAGE = 0.03;

const at = ({ target, horizon }: HorizonSummary): Cell[] => [TARGET_WORDS[target], horizon];

/** L2: whether outcomes fall into each tenth of the forecasts as often as into any other. */
export function transformDeciles({ source: { name }, summary }: TestedPanel): Finding {
  const told = summary.results.flatMap((result) => {
    const { all } = result.subsets;
    return all?.pit === undefined ? [] : [{ result, all, deciles: [...all.pit.deciles] }];
  });
  const shares = told.flatMap(({ deciles }) => deciles);
  const farthest = shares.toSorted((x, y) => Math.abs(y - 0.1) - Math.abs(x - 0.1))[0];
  const isEven = (share: number): boolean => share >= DECILES.least && share <= DECILES.most;
  return {
    what: `share of outcomes in the tenth of the transforms that lies farthest off, ${name}`,
    value: farthest ?? null,
    unit: "share of forecasts",
    passLine: `every tenth of every count and horizon ${DECILES.least} to ${DECILES.most}`,
    passed: farthest === undefined ? null : shares.every(isEven),
    detail: `${name}: ${told.filter(({ deciles }) => deciles.every(isEven)).length} of ${told.length} counts and horizons pass by themselves.`,
    beside: {
      columns: [
        ...["count", "periods ahead", "forecasts"],
        ...Array.from({ length: 10 }, (_, i) => `${i + 1}.`),
      ],
      rows: told.map(({ result, all, deciles }) => [
        ...at(result),
        all.forecasts,
        ...deciles.map((share) => share.toFixed(3)),
      ]),
    },
  };
}

/** One forecast's coverage of its two central intervals. */
interface Coverage {
  readonly result: HorizonSummary;
  readonly forecasts: number;
  readonly half: number;
  readonly ninety: number;
}

function coverages({ summary }: TestedPanel): Coverage[] {
  return summary.results.flatMap((result) => {
    const pool = result.subsets.all?.methods.find(({ method }) => method === "pool");
    if (pool === undefined) return [];
    const { forecasts, coverage50: half, coverage90: ninety } = pool;
    return [{ result, forecasts, half, ninety }];
  });
}

/** L3: whether outcomes lie inside the central intervals as often as these say. */
export function intervalCoverage(tested: TestedPanel): Finding[] {
  const { name } = tested.source;
  const all = coverages(tested);
  const counts = all.filter(({ result }) => result.target !== "balance");
  const balance = all.filter(({ result }) => result.target === "balance");
  const above = counts.flatMap(({ half, ninety }) => [half - 0.5, ninety - 0.9]);
  const apart = balance.flatMap(({ half, ninety }) => [half - 0.5, ninety - 0.9].map(Math.abs));
  const least = above.length === 0 ? null : Math.min(...above);
  const most = apart.length === 0 ? null : Math.max(...apart);
  const detail = `${name}: intervals of 50 and of 90 % at every horizon. Counts are whole, so that an interval that holds what it must holds more.`;
  return [
    {
      what: `coverage of counts less what is stated, the least, ${name}`,
      value: least,
      unit: "share of forecasts",
      passLine: "at least 0",
      passed: least === null ? null : least >= 0,
      detail,
      beside: {
        columns: ["count", "periods ahead", "forecasts", "inside 50 %", "inside 90 %"],
        rows: all.map(({ result, forecasts, half, ninety }) => [
          ...at(result),
          forecasts,
          ...[half.toFixed(3), ninety.toFixed(3)],
        ]),
      },
    },
    {
      what: `coverage of the balance, farthest from what is stated, ${name}`,
      value: most,
      unit: "share of forecasts",
      passLine: `at most ${COVERAGE}`,
      passed: most === null ? null : most <= COVERAGE,
      detail,
    },
  ];
}
