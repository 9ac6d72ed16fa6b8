import { type Minimum, type Objective, walled } from "./objective.ts";

/** How a simplex searches. */
export interface NelderMeadOptions {
  /** Coefficients that depend on the number of variables (better from about five on); false by default. */
  readonly adaptive?: boolean;
  /** Length of the first simplex along each variable; by default a tenth of the variable or of 1. */
  readonly step?: number | readonly number[];
  /** Stop when the corners lie this near to the best one, relative to its size or 1; 1e-8 by default. */
  readonly tolerance?: number;
  /** ... and when the values at the corners differ by no more than this, relatively; 1e-12 by default. */
  readonly valueTolerance?: number;
  /** Most steps, restarts included; 1000 for each variable by default. */
  readonly maxIterations?: number;
  /** Most new simplices set up at the point found, until one brings no gain; 2 by default. */
  readonly restarts?: number;
}

interface Corner {
  readonly x: readonly number[];
  readonly value: number;
}

interface Coefficients {
  readonly expansion: number;
  readonly contraction: number;
  readonly shrinkage: number;
}

interface Search {
  readonly f: Objective;
  readonly coefficients: Coefficients;
  readonly tolerance: number;
  readonly valueTolerance: number;
}

function coefficientsFor(n: number, adaptive: boolean): Coefficients {
  if (!adaptive || n < 2) return { expansion: 2, contraction: 0.5, shrinkage: 0.5 };
  return { expansion: 1 + 2 / n, contraction: 0.75 - 1 / (2 * n), shrinkage: 1 - 1 / n };
}

function corner(f: Objective, x: readonly number[]): Corner {
  return { x, value: f(x) };
}

/** The point `weight` of the way from `from` to `to`; beyond `to` when the weight exceeds 1. */
function between(from: readonly number[], to: readonly number[], weight: number): number[] {
  return from.map((value, i) => value + weight * ((to[i] ?? 0) - value));
}

function sortByValue(simplex: Corner[]): void {
  simplex.sort((a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)));
}

/** A simplex around a point; a corner that falls on a wall is tried on the other side of the point. */
function simplexAt(f: Objective, start: Corner, step: NelderMeadOptions["step"]): Corner[] {
  const corners = start.x.map((value, i) => {
    const given = typeof step === "number" ? step : step?.[i];
    const length = given ?? 0.1 * Math.max(1, Math.abs(value));
    const moved = (to: number): Corner => corner(f, start.x.with(i, to));
    const ahead = moved(value + length);
    return Number.isFinite(ahead.value) ? ahead : moved(value - length);
  });
  const simplex = [start, ...corners];
  sortByValue(simplex);
  return simplex;
}

function isSmall(simplex: readonly Corner[], search: Search): boolean {
  const best = simplex[0];
  const worst = simplex.at(-1);
  if (best === undefined || worst === undefined) return true;
  if (!(worst.value - best.value <= search.valueTolerance * (1 + Math.abs(best.value))))
    return false;
  return simplex.every(({ x }) =>
    x.every((value, i) => {
      const centre = best.x[i] ?? 0;
      return Math.abs(value - centre) <= search.tolerance * Math.max(1, Math.abs(centre));
    }),
  );
}

function centroid(simplex: readonly Corner[]): number[] {
  const n = simplex.length - 1;
  const sum = new Array<number>(n).fill(0);
  for (const { x } of simplex.slice(0, n)) {
    for (let i = 0; i < n; i++) sum[i] = (sum[i] ?? 0) + (x[i] ?? 0);
  }
  return sum.map((value) => value / n);
}

/** The corner that takes the place of the worst one; undefined when the simplex has to shrink. */
function replacement(simplex: readonly Corner[], search: Search): Corner | undefined {
  const { f, coefficients } = search;
  const bestValue = simplex[0]?.value ?? Number.POSITIVE_INFINITY;
  const secondWorst = simplex.at(-2)?.value ?? Number.POSITIVE_INFINITY;
  const worst = simplex.at(-1);
  if (worst === undefined) return undefined;
  const centre = centroid(simplex);
  const at = (weight: number): Corner => corner(f, between(centre, worst.x, weight));
  const reflected = at(-1);
  if (reflected.value < bestValue) {
    const expanded = at(-coefficients.expansion);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < secondWorst) return reflected;
  const outside = reflected.value < worst.value;
  const contracted = at(outside ? -coefficients.contraction : coefficients.contraction);
  const accepted = outside ? contracted.value <= reflected.value : contracted.value < worst.value;
  return accepted ? contracted : undefined;
}

function shrink(simplex: Corner[], search: Search): void {
  const best = simplex[0];
  if (best === undefined) return;
  for (let i = 1; i < simplex.length; i++) {
    const old = simplex[i] ?? best;
    simplex[i] = corner(search.f, between(best.x, old.x, search.coefficients.shrinkage));
  }
}

/** Let one simplex walk until it is small; returns the steps that it took. */
function walk(simplex: Corner[], search: Search, budget: number): number {
  let iterations = 0;
  while (iterations < budget && !isSmall(simplex, search)) {
    const found = replacement(simplex, search);
    if (found === undefined) shrink(simplex, search);
    else simplex[simplex.length - 1] = found;
    sortByValue(simplex);
    iterations++;
  }
  return iterations;
}

/**
 * Find a local minimum of a function of a few variables without derivatives.
 *
 * Made for fewer than about ten variables and for functions with kinks, noise or walls. The minimum is local, and
 * for a smooth function less exact than that of `bfgs`.
 *
 * Method: downhill simplex; when it has become small a new one is set up at the best corner, and the search goes on
 * until a new simplex brings no gain or the restarts are used up.
 * Source: Nelder and Mead (1965), "A simplex method for function minimization", with the order of tests of Lagarias
 * et al. (1998); adaptive coefficients of Gao and Han (2012), "Implementing the Nelder-Mead simplex algorithm with
 * adaptive parameters", eq. 4.1.
 * Check: standard test functions with known minima (nelder-mead.test.ts).
 *
 * @param objective finite where it is defined; any other value is a wall that the search keeps away from
 * @param start first corner of the first simplex; it may lie on a wall if another corner does not
 * @returns the best point; `converged` is false when the iterations ran out or every corner lay on a wall
 */
export function nelderMead(
  objective: Objective,
  start: readonly number[],
  options: NelderMeadOptions = {},
): Minimum {
  const n = start.length;
  const search: Search = {
    f: walled(objective),
    coefficients: coefficientsFor(n, options.adaptive ?? false),
    tolerance: options.tolerance ?? 1e-8,
    valueTolerance: options.valueTolerance ?? 1e-12,
  };
  const maxIterations = options.maxIterations ?? 1000 * n;
  let best = corner(search.f, [...start]);
  let iterations = 0;
  let converged = false;
  for (let round = 0; round <= (options.restarts ?? 2); round++) {
    const simplex = simplexAt(search.f, best, options.step);
    iterations += walk(simplex, search, maxIterations - iterations);
    const found = simplex[0] ?? best;
    converged = Number.isFinite(found.value) && isSmall(simplex, search);
    const gain = best.value - found.value;
    best = found;
    if (!converged || !(gain > search.valueTolerance * (1 + Math.abs(found.value)))) break;
  }
  return { x: [...best.x], value: best.value, iterations, converged };
}
