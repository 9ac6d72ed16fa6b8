import {
  type Backtest,
  type BacktestSummary,
  type HorizonSummary,
  type MethodSummary,
  released,
  type SubsetSummary,
} from "../../outlook/index.ts";
import type {
  BacktestMethod,
  BacktestPart,
  BacktestResult,
  BacktestSkill,
  BacktestSome,
} from "./backtest-document.ts";
import { known } from "./parts.ts";

/** Fewer blocks of origins than this do not tell how sure a skill is. */
const FEWEST_BLOCKS = 2;

/** @param isTold whether there are origins enough for an interval */
function skillOf(
  { skill, lo, hi, positive }: MethodSummary["poolOver"],
  isTold: boolean,
): BacktestSkill {
  const told = (value: number): number | null => (isTold ? known(value) : null);
  return { skill: known(skill), lo: told(lo), hi: told(hi), positive: told(positive) };
}

function methodOf(method: MethodSummary, isTold: boolean): BacktestMethod {
  return {
    method: method.method,
    forecasts: method.forecasts,
    crps: known(method.crps),
    log: known(method.log),
    error: known(method.error),
    coverage50: known(method.coverage50),
    coverage90: known(method.coverage90),
    overClimatology: skillOf(method.overClimatology, isTold),
    poolOver: skillOf(method.poolOver, isTold),
    poolErrorOver: skillOf(method.poolErrorOver, isTold),
  };
}

function someOf({
  brier,
  climatology,
  areaUnderCurve,
}: NonNullable<SubsetSummary["some"]>): BacktestSome {
  const { score, reliability, resolution, uncertainty, withinBins, calibrationError, bins } = brier;
  return {
    ...{ brier: score, reliability, resolution, uncertainty, withinBins, calibrationError },
    climatology: known(climatology),
    areaUnderCurve: known(areaUnderCurve),
    bins: bins.map(({ probability, frequency, forecasts }) => ({
      ...{ probability, frequency, forecasts },
    })),
  };
}

/** The pool first. */
const rank = ({ method }: MethodSummary): number => (method === "pool" ? 0 : 1);

/** One subset, as a document tells it; null where nothing was forecast. */
export function partOf(subset: SubsetSummary | undefined): BacktestPart | null {
  if (subset === undefined) return null;
  const { forecasts, origins, block, methods, pit, some } = subset;
  return {
    ...{ forecasts, origins, block },
    methods: methods
      .toSorted((x, y) => rank(x) - rank(y))
      .map((method) => methodOf(method, origins >= FEWEST_BLOCKS * block)),
    pit:
      pit === undefined
        ? null
        : {
            deciles: [...pit.deciles],
            statistic: pit.test.statistic,
            pValue: pit.test.pValue,
          },
    some: some === undefined ? null : someOf(some),
  };
}

function resultOf(
  summary: BacktestSummary,
  result: HorizonSummary,
  dyads: Backtest["dyads"],
  own: HorizonSummary | undefined,
): BacktestResult {
  const { target, horizon, subsets } = result;
  return {
    ...{ target, horizon, unit: target === "balance" ? "logits" : "events" },
    state: released(summary, target, horizon).state,
    all: partOf(subsets.all),
    active: partOf(subsets.active),
    escalation: partOf(subsets.escalation),
    own: partOf(own?.subsets.all),
    dyads: result.dyads.map(({ dyad, forecasts, skill }) => {
      const { a = "", b = "" } = dyads[dyad] ?? {};
      const isTold = forecasts >= FEWEST_BLOCKS * (subsets.all?.block ?? 0);
      return { dyad: [a, b], forecasts, ...skillOf(skill, isTold) };
    }),
  };
}

/**
 * A summary as a document tells it: by target, and by horizon within; what was never forecast is left out.
 *
 * @param own the summary of the dyad asked about
 */
export function resultsOf(
  summary: BacktestSummary,
  dyads: Backtest["dyads"],
  own: BacktestSummary | undefined,
): BacktestResult[] {
  return summary.results
    .filter(({ subsets }) => subsets.all !== undefined)
    .map((result) => {
      const same = own?.results.find(
        ({ target, horizon }) => target === result.target && horizon === result.horizon,
      );
      return resultOf(summary, result, dyads, same);
    });
}
