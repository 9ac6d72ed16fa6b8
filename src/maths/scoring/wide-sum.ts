/** Blocks this short are added up one by one. */
const SHORT = 8;

/** A block of counts from `from` to `to` with the summand at its ends and near its middle. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The sum of a summand over all counts from one to another, both included, where it changes slowly nearly everywhere.
 *
 * Method: Simpson's rule for sums, by halves: a block is the sum of the parabola through its ends and its middle, and is
 * halved until its halves agree with it; a block of 8 or fewer is added up. A monotone summand with steps is halved at each.
 * Check: `count-scores.test.ts`.
 *
 * @param tolerance that halves of a block may be off from the whole
 */
export function wideSum(
  summand: (k: number) => number,
  from: number,
  to: number,
  tolerance: number,
): number {
  if (to < from) return 0;
  let sum = 0;
  const blocks: Block[] = [{ from, to, first: summand(from), last: summand(to) }];
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    if (block.to - block.from < SHORT) {
      for (let k = block.from; k <= block.to; k++) sum += summand(k);
      continue;
    }
    const middle = block.from + Math.floor((block.to - block.from) / 2);
    const left = { ...block, to: middle, last: summand(middle) };
    const right = { ...block, from: middle + 1, first: summand(middle + 1) };
    const halves = parabolaSum(left, summand) + parabolaSum(right, summand);
    if (Math.abs(halves - parabolaSum(block, summand)) <= tolerance) sum += halves;
    else blocks.push(left, right);
  }
  return sum;
}

/** The sum over a block of the parabola through its ends and the count at its middle. */
function parabolaSum({ from, to, first, last }: Block, summand: (k: number) => number): number {
  const n = to - from;
  if (n < 2) return n === 0 ? first : first + last;
  const half = Math.floor(n / 2);
  const centre = summand(from + half);
  const [a, b] = [half, n - half];
  const slopeLeft = (centre - first) / a;
  const slopeRight = (last - centre) / b;
  const bend = (slopeRight - slopeLeft) / n;
  const slope = slopeLeft + bend * a;
  const total = n + 1;
  const sumOf = (b * (b + 1) - a * (a + 1)) / 2;
  const sumOfSquares = (a * (a + 1) * (2 * a + 1) + b * (b + 1) * (2 * b + 1)) / 6;
  return centre * total + slope * sumOf + bend * sumOfSquares;
}
