import { type CountDistribution, linearPool, negativeBinomial } from "../../maths/index.ts";
import { countsOf, type MeanAndSize } from "./plain-forecast.ts";

/** The table ends where a member has less than this left. */
const REST = 2e-13;

/** Smaller masses are added up from the members, since some of these may have ended. */
const LEAST_MASS = 1e-11;

/** More counts than these are not put into a table. */
const WIDEST = 16_384;

/** A count that a member reaches with less than `REST`, for tails that fall like a gamma's: generous, since the table ends earlier. */
function reachOf({ mean, size }: MeanAndSize): number {
  const variance = mean + (mean / size) * mean;
  return Math.ceil(mean + 8 * Math.sqrt(variance) + 31 * (1 + mean / size)) + 12;
}

/** Add a member's masses, from the most probable count down and up; returns the last count that was reached. */
function addMasses(masses: Float64Array, { mean, size }: MeanAndSize, share: number): number {
  const odds = size === Number.POSITIVE_INFINITY ? mean : mean / (1 + mean / size);
  // The mass at k + 1 over that at k.
  const ratio = (k: number): number => (odds * (1 + k / size)) / (k + 1);
  const far = size === Number.POSITIVE_INFINITY ? 0 : mean / (mean + size);
  const start = size > 1 ? Math.floor(mean * (1 - 1 / size)) : 0;
  const peak = share * Math.exp(negativeBinomial.logMass(start, mean, size));
  for (let k = start, mass = peak; k >= 0 && mass > 0; k--) {
    masses[k] = (masses[k] ?? 0) + mass;
    if (k > 0) mass /= ratio(k - 1);
  }
  let [k, mass] = [start, peak];
  while (k + 1 < masses.length) {
    const next = ratio(k);
    if (k > mean && mass * Math.max(next, far) < REST * share * (1 - Math.max(next, far))) break;
    mass *= next;
    k++;
    masses[k] = (masses[k] ?? 0) + mass;
  }
  return k;
}

/** The smallest count whose cumulative probability reaches p. */
function smallestReaching(upTo: Float64Array, p: number): number {
  let [below, above] = [-1, upTo.length - 1];
  while (above - below > 1) {
    const middle = (above + below) >> 1;
    if ((upTo[middle] ?? 1) >= p) above = middle;
    else below = middle;
  }
  return above;
}

function cumulated(masses: Float64Array): Float64Array {
  const upTo = new Float64Array(masses.length);
  let sum = 0;
  masses.forEach((mass, k) => {
    sum += mass;
    upTo[k] = Math.min(1, sum);
  });
  return upTo;
}

/**
 * The linear pool of negative binomials with equal weights, as a table.
 *
 * Method: masses by recurrence from each member's most probable count, one logarithm a member instead of one a count; the table ends
 * where less than 2e-13 is left, and beyond it all is reached. Where it would be wider than 16,384 counts, `linearPool` itself.
 * Source: as `linearPool` of maths. Check: `count-pool.test.ts`, against that function.
 *
 * @param members one or more, with means above 0
 * @throws `maths.counts-too-few` without members
 */
export function countPool(members: readonly MeanAndSize[]): CountDistribution {
  const limit = Math.max(0, ...members.map(reachOf));
  if (members.length === 0 || !(limit <= WIDEST)) return linearPool(members.map(countsOf));
  const table = new Float64Array(limit);
  let last = 0;
  for (const member of members) {
    last = Math.max(last, addMasses(table, member, 1 / members.length));
  }
  const masses = table.subarray(0, last + 1);
  const upTo = cumulated(masses);
  const average = (of: (member: MeanAndSize) => number): number =>
    members.reduce((sum, member) => sum + of(member), 0) / members.length;
  const mean = average((member) => member.mean);
  const variance = average((m) => m.mean + (m.mean / m.size) * m.mean + (m.mean - mean) ** 2);
  const beyond = (k: number): number => linearPool(members.map(countsOf)).logMass(k);
  return {
    mean,
    variance,
    logMass: (k) => {
      const mass = masses[k] ?? 0;
      return mass > LEAST_MASS ? Math.log(mass) : beyond(k);
    },
    cdf: (k) => {
      if (k < 0) return 0;
      return k > last ? 1 : (upTo[Math.floor(k)] ?? Number.NaN);
    },
    quantile: (p) => (p >= 0 && p <= 1 ? smallestReaching(upTo, p) : Number.NaN),
  };
}
