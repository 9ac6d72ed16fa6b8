import { meanOf, sumOf } from "./summary.ts";

/** A pair of measurements of one thing. */
export type Pair = readonly [x: number, y: number];

/** Pearson's correlation; NaN of fewer than two pairs or where one side never varies. */
export function correlation(pairs: readonly Pair[]): number {
  const mx = meanOf(pairs.map(([x]) => x));
  const my = meanOf(pairs.map(([, y]) => y));
  const xy = sumOf(pairs.map(([x, y]) => (x - mx) * (y - my)));
  const xx = sumOf(pairs.map(([x]) => (x - mx) ** 2));
  const yy = sumOf(pairs.map(([, y]) => (y - my) ** 2));
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Number.NaN;
}

/** Ranks from 1 up; equal values share their mean rank. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (const i of order.slice(from, to)) ranks[i] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Spearman's rank correlation, ties at their mean rank; NaN as for Pearson's. */
export function rankCorrelation(pairs: readonly Pair[]): number {
  const [x, y] = [ranksOf(pairs.map(([a]) => a)), ranksOf(pairs.map(([, b]) => b))];
  return correlation(x.map((rank, i) => [rank, y[i] ?? 0]));
}

/** Correlation within groups: of each pair's distance from the means of its group. Groups of one pair say nothing. */
export function correlationWithin(groups: readonly (readonly Pair[])[]): number {
  return correlation(
    groups.flatMap((pairs) => {
      const mx = meanOf(pairs.map(([x]) => x));
      const my = meanOf(pairs.map(([, y]) => y));
      return pairs.map(([x, y]): Pair => [x - mx, y - my]);
    }),
  );
}

/**
 * Area under the receiver operating characteristic: how often a case scores above a non-case, ties counting half.
 *
 * Method: Mann and Whitney's statistic from mean ranks.
 *
 * @returns NaN without cases or without non-cases
 */
export function areaUnderCurve(scores: readonly number[], isCase: readonly boolean[]): number {
  const ranks = ranksOf(scores);
  const cases = isCase.filter(Boolean).length;
  const others = scores.length - cases;
  const sum = sumOf(ranks.filter((_, i) => isCase[i]));
  return cases === 0 || others === 0
    ? Number.NaN
    : (sum - (cases * (cases + 1)) / 2) / (cases * others);
}
