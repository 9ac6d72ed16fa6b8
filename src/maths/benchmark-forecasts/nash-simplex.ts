import { type Objective, walled } from "../optimise/objective.ts";

/** Corners are columns of coordinates with the value of the objective. */
interface Corner {
  x: readonly number[];
  value: number;
}

/** Stands for a wall: finite, so that a simplex may lie on it. */
const WALL = 1e35;
const RELATIVE = Math.sqrt(Number.EPSILON);

interface Simplex {
  readonly corners: Corner[];
  readonly at: (x: readonly number[]) => Corner;
  evaluations: number;
}

/** The corner of least value; of equals the one that was least before. */
function lowest(corners: readonly Corner[], before: Corner): Corner {
  return corners.reduce((least, c) => (c.value < least.value ? c : least), before);
}

function highest(corners: readonly Corner[], low: Corner): Corner {
  return corners.reduce((most, c) => (c.value > most.value ? c : most), low);
}

/** The point a share of the way from a to b. */
function along(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => value + share * ((b[i] as number) - value));
}

function moveTo(corner: Corner, to: Corner): void {
  corner.x = to.x;
  corner.value = to.value;
}

function shrink(simplex: Simplex, low: Corner): void {
  for (const corner of simplex.corners) {
    if (corner !== low) moveTo(corner, simplex.at(along(low.x, corner.x, 0.5)));
  }
}

/** Reflect the highest corner, go on where that is the best yet, and else draw it in. */
function step(simplex: Simplex, low: Corner, high: Corner): void {
  const others = simplex.corners.filter((corner) => corner !== high);
  const centre = high.x.map(
    (_, i) => others.reduce((sum, { x }) => sum + (x[i] as number), 0) / others.length,
  );
  const reflected = simplex.at(along(centre, high.x, -1));
  if (reflected.value < low.value) {
    const expanded = simplex.at(along(centre, reflected.x, 2));
    moveTo(high, expanded.value < reflected.value ? expanded : reflected);
    return;
  }
  const improved = reflected.value < high.value;
  if (improved) moveTo(high, reflected);
  const contracted = simplex.at(along(high.x, centre, 0.5));
  if (contracted.value < high.value) moveTo(high, contracted);
  else if (!improved) shrink(simplex, low);
}

/**
 * Walk a simplex as R's optim does, for results that depend on where exactly a search stops.
 *
 * Method: Nelder and Mead's simplex in Nash's order of moves: a reflection that is not the best yet is always drawn in.
 * The first edges all have the length of a tenth of the greatest coordinate; it stops when the values at the corners
 * are equal to 1.5e-8 of the first value. For a minimum as such `nelderMead` is the better search.
 * Source: Nash (1990), "Compact numerical methods for computers", algorithm 19.
 * Check: nash-simplex.test.ts; gold.test.ts, the scores of Holt and Damped.
 *
 * @param objective finite at the start; elsewhere what is not finite is a wall
 * @returns the best corner's coordinates
 */
export function nashSimplex(
  objective: Objective,
  start: readonly number[],
  mostEvaluations: number,
): readonly number[] {
  const f = walled(objective);
  const at = (x: readonly number[]): Corner => {
    simplex.evaluations++;
    return { x, value: Math.min(WALL, f(x)) };
  };
  const simplex: Simplex = { corners: [], at, evaluations: 0 };
  const edge = Math.max(...start.map((value) => 0.1 * Math.abs(value))) || 0.1;
  let low = at(start);
  const tolerance = RELATIVE * (Math.abs(low.value) + RELATIVE);
  simplex.corners.push(low, ...start.map((value, i) => at(start.with(i, value + edge))));
  while (simplex.evaluations <= mostEvaluations) {
    low = lowest(simplex.corners, low);
    const high = highest(simplex.corners, low);
    if (high.value <= low.value + tolerance) break;
    step(simplex, low, high);
  }
  return lowest(simplex.corners, low).x;
}
