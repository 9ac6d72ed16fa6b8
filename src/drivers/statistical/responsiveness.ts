import { binomial, logistic } from "../../maths/index.ts";
import type { Design } from "./design.ts";

/** What the rows' counts are read from. */
export type CountedRows = Pick<Design, "outcome" | "variances">;

/** Added to both counts in the outcome. */
const HALF = 0.5;

/** Events beyond which a log ratio answers in full unless one side is next to nothing. */
const MANY = 1000;

/**
 * By how much the log ratio of so many events is expected to move when the logit of cooperation's share does by 1.
 *
 * Method: the derivative of E f(C) by the logit is the covariance of f(C) and C, C binomial.
 */
function responseOf(events: number, share: number): number {
  if (events > MANY) return 1;
  let [meanRatio, meanCount, product] = [0, 0, 0];
  for (let c = 0; c <= events; c++) {
    const p = Math.exp(binomial.logMass(c, events, share));
    const ratio = Math.log((c + HALF) / (events - c + HALF));
    meanRatio += p * ratio;
    meanCount += p * c;
    product += p * ratio * c;
  }
  return product - meanRatio * meanCount;
}

/** Cooperative and conflictual events of each row, each with its half, as outcome and variance hold them. */
function countsOf({ outcome, variances }: CountedRows): readonly (readonly [number, number])[] {
  return Array.from(outcome, (y, i) => {
    const v = variances[i] as number;
    return [(1 + Math.exp(y)) / v, (1 + Math.exp(-y)) / v] as const;
  });
}

/**
 * By how much each row's outcome answers to a change of the balance behind it: about 1 where many events of both polarities are told,
 * next to 0 where there are none, few, or of one polarity only.
 *
 * Method: the derivative of the expected log ratio by the logit of cooperation's share, for the row's number of events at the
 * share of all rows. Check: `responsiveness.test.ts`, worked by hand and against simulated counts.
 */
export function responsivenessOf(rows: CountedRows): Float64Array {
  const counts = countsOf(rows);
  let [cooperation, conflict] = [0, 0];
  for (const [c, x] of counts) {
    cooperation += c - HALF;
    conflict += x - HALF;
  }
  const share = logistic(Math.log((cooperation + HALF) / (conflict + HALF)));
  const known = new Map<number, number>();
  return Float64Array.from(counts, ([c, x]) => {
    const events = Math.max(0, Math.round(c + x - 2 * HALF));
    const before = known.get(events) ?? responseOf(events, share);
    known.set(events, before);
    return before;
  });
}
