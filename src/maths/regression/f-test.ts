import { fDistribution } from "../distributions/f.ts";
import type { LeastSquares } from "./least-squares.ts";

/** An F test of some columns of a regression. */
export interface FTest {
  /** NaN when the columns add nothing that is not in the others; Infinity when they leave no residual. */
  readonly statistic: number;
  /** Degrees of freedom of the columns tested (what they add to the rank) and of the residual. */
  readonly degrees: readonly [tested: number, residual: number];
  /** Chance of so large a statistic if none of the columns mattered and errors were independent and normal. */
  readonly pValue: number;
}

/**
 * Test that all columns from one on have the coefficient 0.
 *
 * Method: (sum of squares they add / what they add to the rank) / (residual sum of squares / its degrees). What the last
 * columns add is read off the factored columns, without the difference of two sums of squares.
 * Source: Fisher (1925); Seber & Lee (2003), "Linear Regression Analysis", 4.3.
 * Check: `granger.test.ts`, against R package lmtest 0.9-40; `least-squares.test.ts`, against R's anova.
 *
 * @param from index of the first column tested
 */
export function testOfLastColumns(fit: LeastSquares, from: number): FTest {
  const tested = fit.factors.kept.filter((column) => column >= from).length;
  const residual = fit.rows - fit.rank;
  const added = fit.added.slice(from).reduce((sum, value) => sum + value, 0);
  const statistic = added / tested / (fit.rss / residual);
  return {
    statistic,
    degrees: [tested, residual],
    pValue: fDistribution.upperTail(statistic, tested, residual),
  };
}
