import { functionUndefined, signChangeMissing } from "./messages.ts";

/** A minimum of a function of one variable. */
export interface ScalarMinimum {
  readonly x: number;
  readonly value: number;
}

const GOLDEN = (3 - Math.sqrt(5)) / 2;
const MOST_STEPS = 500;

/** The distance below which two points count as one: relative to x, or near 0 to the interval or 1. */
function nearness(tolerance: number, x: number, lo: number, hi: number): number {
  return tolerance * Math.max(Math.abs(x), Math.min(1, Math.abs(hi - lo)));
}

interface Bracket {
  lo: number;
  hi: number;
  /** The best point, the second best, and the second best before it, with their values. */
  x: number;
  w: number;
  v: number;
  fx: number;
  fw: number;
  fv: number;
  /** The last step and the one before it. */
  step: number;
  before: number;
}

/** The step to the vertex of the parabola through the three best points; undefined when it is not to be trusted. */
function parabolicStep(b: Bracket, tolerance: number): number | undefined {
  if (Math.abs(b.before) <= tolerance) return undefined;
  const r = (b.x - b.w) * (b.fx - b.fv);
  const s = (b.x - b.v) * (b.fx - b.fw);
  const numerator = (b.x - b.v) * s - (b.x - b.w) * r;
  const denominator = 2 * (s - r);
  const p = denominator > 0 ? -numerator : numerator;
  const q = Math.abs(denominator);
  // Every comparison is false where an infinite value has made p or q not a number.
  const trusted =
    Math.abs(p) < Math.abs(0.5 * q * b.before) && p > q * (b.lo - b.x) && p < q * (b.hi - b.x);
  return trusted ? p / q : undefined;
}

function nextStep(b: Bracket, middle: number, tolerance: number): void {
  const parabolic = parabolicStep(b, tolerance);
  if (parabolic === undefined) {
    b.before = b.x < middle ? b.hi - b.x : b.lo - b.x;
    b.step = GOLDEN * b.before;
    return;
  }
  b.before = b.step;
  b.step = parabolic;
  const u = b.x + parabolic;
  if (u - b.lo < 2 * tolerance || b.hi - u < 2 * tolerance) {
    b.step = b.x < middle ? tolerance : -tolerance;
  }
}

function takeIn(b: Bracket, u: number, fu: number): void {
  if (fu <= b.fx) {
    if (u < b.x) b.hi = b.x;
    else b.lo = b.x;
    [b.v, b.fv, b.w, b.fw, b.x, b.fx] = [b.w, b.fw, b.x, b.fx, u, fu];
    return;
  }
  if (u < b.x) b.lo = u;
  else b.hi = u;
  if (fu <= b.fw || b.w === b.x) [b.v, b.fv, b.w, b.fw] = [b.w, b.fw, u, fu];
  else if (fu <= b.fv || b.v === b.x || b.v === b.w) [b.v, b.fv] = [u, fu];
}

/**
 * Find the minimum of a function of one variable on an interval.
 *
 * The global minimum where the function has one valley, else a local one. A minimum at an end is returned exactly.
 *
 * Method: golden section with parabolic interpolation; both ends are looked at last.
 * Source: Brent (1973), "Algorithms for minimization without derivatives", chapter 5.
 * Check: minima known in closed form (brent.test.ts).
 *
 * @param f what is not finite counts as a wall; walls must lie towards the ends of the interval
 * @param lo lower end
 * @param hi upper end, not below `lo`
 * @param tolerance distance to which the minimum is located, relative to x (near 0: to the interval or 1); below 1e-8
 *   nothing is gained
 */
export function brentMinimum(
  f: (x: number) => number,
  lo: number,
  hi: number,
  tolerance: number = 1e-8,
): ScalarMinimum {
  const at = (x: number): number => {
    const value = f(x);
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
  const start = lo + GOLDEN * (hi - lo);
  const value = at(start);
  const b: Bracket = {
    ...{ lo, hi, x: start, w: start, v: start, fx: value, fw: value, fv: value },
    ...{ step: 0, before: 0 },
  };
  for (let i = 0; i < MOST_STEPS; i++) {
    const middle = (b.lo + b.hi) / 2;
    const near = nearness(tolerance, b.x, lo, hi);
    if (Math.abs(b.x - middle) <= 2 * near - (b.hi - b.lo) / 2) break;
    nextStep(b, middle, near);
    const u = b.x + (Math.abs(b.step) >= near ? b.step : Math.sign(b.step) * near);
    takeIn(b, u, at(u));
  }
  let best: ScalarMinimum = { x: b.x, value: b.fx };
  for (const end of [lo, hi]) {
    const atEnd = at(end);
    if (atEnd <= best.value) best = { x: end, value: atEnd };
  }
  return best;
}

interface RootBracket {
  /** The point before, the best point, and the point on the other side of the root, with their values. */
  a: number;
  b: number;
  c: number;
  fa: number;
  fb: number;
  fc: number;
  step: number;
  before: number;
}

/** Make b the best of the bracket's ends, and c the end across the root. */
function arrange(r: RootBracket): void {
  if (r.fb > 0 === r.fc > 0) {
    [r.c, r.fc] = [r.a, r.fa];
    r.step = r.b - r.a;
    r.before = r.step;
  }
  if (Math.abs(r.fc) < Math.abs(r.fb)) {
    [r.a, r.b, r.c] = [r.b, r.c, r.b];
    [r.fa, r.fb, r.fc] = [r.fb, r.fc, r.fb];
  }
}

/** The step by inverse quadratic interpolation, or by the secant while there are but two points, as p/q. */
function interpolated(r: RootBracket, half: number): [p: number, q: number] {
  const s = r.fb / r.fa;
  if (r.a === r.c) return [2 * half * s, 1 - s];
  const q = r.fa / r.fc;
  const t = r.fb / r.fc;
  return [s * (2 * half * q * (q - t) - (r.b - r.a) * (t - 1)), (q - 1) * (t - 1) * (s - 1)];
}

function rootStep(r: RootBracket, half: number, tolerance: number): void {
  const finite = Number.isFinite(r.fa) && Number.isFinite(r.fc);
  if (finite && Math.abs(r.before) >= tolerance && Math.abs(r.fa) > Math.abs(r.fb)) {
    const [numerator, denominator] = interpolated(r, half);
    const p = Math.abs(numerator);
    const q = numerator > 0 ? -denominator : denominator;
    if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(r.before * q))) {
      r.before = r.step;
      r.step = p / q;
      return;
    }
  }
  r.step = half;
  r.before = half;
}

/**
 * Find a root of a continuous function between two points at which it has opposite signs.
 *
 * Method: bisection with secant and inverse quadratic interpolation; the root stays bracketed throughout. A value of
 * plus or minus Infinity has its sign and leads to bisection.
 * Source: Brent (1973), "Algorithms for minimization without derivatives", chapter 4.
 * Check: roots known in closed form (brent.test.ts).
 *
 * @param lo one point
 * @param hi the other point
 * @param tolerance distance to which the root is located, relative to x (near 0: to the interval or 1)
 * @throws maths.sign-change-missing, maths.function-undefined
 */
export function brentRoot(
  f: (x: number) => number,
  lo: number,
  hi: number,
  tolerance: number = 1e-13,
): number {
  const at = (x: number): number => {
    const value = f(x);
    if (Number.isNaN(value)) throw functionUndefined({ x });
    return value;
  };
  const [fa, fb] = [at(lo), at(hi)];
  if (fa === 0) return lo;
  if (fb === 0) return hi;
  if (fa > 0 === fb > 0) throw signChangeMissing({ lo, hi, atLo: fa, atHi: fb });
  const r: RootBracket = { a: lo, b: hi, c: hi, fa, fb, fc: fb, step: hi - lo, before: hi - lo };
  for (let i = 0; i < MOST_STEPS; i++) {
    arrange(r);
    const near = 2 * Number.EPSILON * Math.abs(r.b) + nearness(tolerance, r.b, lo, hi) / 2;
    const half = (r.c - r.b) / 2;
    if (Math.abs(half) <= near || r.fb === 0) break;
    rootStep(r, half, near);
    [r.a, r.fa] = [r.b, r.fb];
    r.b += Math.abs(r.step) > near ? r.step : Math.sign(half) * near;
    r.fb = at(r.b);
  }
  return r.b;
}
