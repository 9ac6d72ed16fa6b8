import { type DetectorOptions, type SegmentCosts, segmentCosts } from "./segment-cost.ts";

/** Options of PELT. */
export interface PeltOptions extends DetectorOptions {
  /**
   * When a start of a segment is dropped; matters under "mbic" only. "exact": never while it can still be best.
   * "benchmark" (default): as the change point benchmark's software does, which counts the penalty on the length in
   * the rule as well, so that a best division is now and then missed.
   */
  readonly pruning?: "benchmark" | "exact";
}

/** The best division of the observations before each index, last segment first. */
interface Prefixes {
  /** Least penalised cost of the observations before an index; infinite where none is admissible. */
  readonly least: Float64Array;
  /** First observation of the last segment of that division. */
  readonly last: Int32Array;
}

/** Extend the best divisions by one index. */
function extend(
  { least, last }: Prefixes,
  costs: SegmentCosts,
  to: number,
  starts: readonly number[],
): void {
  for (const from of starts) {
    const total = (least[from] ?? 0) + costs.cost(from, to) + costs.perChange;
    if (total < (least[to] ?? 0)) {
      least[to] = total;
      last[to] = from;
    }
  }
}

/** Note the starts that a change at `to` beats from here on. */
function markBeaten(
  beatenAt: Int32Array,
  { least }: Prefixes,
  part: SegmentCosts["cost"],
  to: number,
  starts: readonly number[],
): void {
  for (const from of starts) {
    if (beatenAt[from] !== 0) continue;
    if ((least[from] ?? 0) + part(from, to) > (least[to] ?? 0)) beatenAt[from] = to;
  }
}

function changesOf(last: Int32Array, n: number): number[] {
  const changes: number[] = [];
  for (let from = last[n] ?? 0; from > 0; from = last[from] ?? 0) changes.unshift(from);
  return changes;
}

/**
 * PELT: the division of least penalised cost over all numbers and places of changes.
 *
 * Method: the best division of the first t observations is the best of the first s and one segment more, over all
 * s. A start s is dropped once F(s) + misfit(s, t) > F(t): a change at t then serves every later end at least as well.
 * The rule stays exact under "mbic", for the segment that starts at s is the longer one, and with a shortest segment
 * of m, for the start is kept until t + m.
 * By default the rule counts the cost in place of the misfit (see `pruning`).
 * Source: Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with a linear computational cost",
 * Journal of the American Statistical Association 107, section 3; Zhang & Siegmund (2007), "A modified Bayes
 * information criterion", Biometrics 63, for "mbic".
 * Check: all 30 lists of the change point benchmark (benchmark.test.ts); the Nile and the coal-mining disasters;
 * every division of short series by brute force, for exact pruning (pelt.test.ts).
 *
 * @param values observations in order, evenly spaced
 * @returns index of the first observation of each segment but the first, in order
 * @throws `maths.series-not-finite`, `maths.count-negative`
 */
export function pelt(values: readonly number[], options: PeltOptions = {}): number[] {
  const costs = segmentCosts(values, options, "mbic");
  const part = options.pruning === "exact" ? costs.misfit : costs.cost;
  const n = values.length;
  const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(n + 1);
  const beatenAt = new Int32Array(n + 1);
  const prefixes = { least, last };
  least[0] = -costs.perChange;
  let starts = [0];
  for (let to = costs.shortest; to <= n; to++) {
    starts = starts.filter(
      (from) => beatenAt[from] === 0 || to - (beatenAt[from] ?? 0) < costs.shortest,
    );
    const ripe = starts.filter((from) => to - from >= costs.shortest);
    extend(prefixes, costs, to, ripe);
    markBeaten(beatenAt, prefixes, part, to, ripe);
    starts.push(to);
  }
  return changesOf(last, n);
}
