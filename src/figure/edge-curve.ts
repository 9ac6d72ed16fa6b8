/** A point, units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something round. */
export interface Round extends Point {
  readonly radius: number;
}

/** A line from one round thing to another, bent once. */
export interface EdgeCurve {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
}

const CLEARANCE_UNITS = 6;
const SAMPLES = 24;
/** How far the middle may be moved aside, nearest first, units. */
const OFFSETS = [0, 24, -24, 48, -48, 80, -80, 120, -120, 170, -170, 230, -230];

function pointAt({ from, bend, to }: EdgeCurve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y };
}

/** How far a curve stays from the edges of some round things; below 0 it runs into one. */
function clearance(curve: EdgeCurve, obstacles: readonly Round[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < SAMPLES; i += 1) {
    const { x, y } = pointAt(curve, i / SAMPLES);
    for (const o of obstacles) least = Math.min(least, Math.hypot(x - o.x, y - o.y) - o.radius);
  }
  return least;
}

function towards(from: Round, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = from.radius / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function curveWith(a: Round, b: Round, offset: number): EdgeCurve {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const bend = {
    x: (a.x + b.x) / 2 + ((a.y - b.y) / length) * offset,
    y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * offset,
  };
  return { from: towards(a, bend), bend, to: towards(b, bend) };
}

/**
 * A line from the edge of one round thing to the edge of another that keeps clear of the rest: straight where
 * it can be, else bent as little as need be.
 *
 * @param obstacles without the two that it joins
 */
export function edgeCurve(a: Round, b: Round, obstacles: readonly Round[]): EdgeCurve {
  const curves = OFFSETS.map((offset) => curveWith(a, b, offset));
  const clear = curves.find((curve) => clearance(curve, obstacles) >= CLEARANCE_UNITS);
  if (clear !== undefined) return clear;
  return curves.reduce((best, curve) =>
    clearance(curve, obstacles) > clearance(best, obstacles) ? curve : best,
  );
}
