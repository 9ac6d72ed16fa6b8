import { greatest } from "./counts.ts";

/** An axis of counts on both sides of zero. */
export interface CountAxis {
  /** Units of the count, the lower end at most 0. */
  readonly domain: readonly [number, number];
  /** Whole numbers within the domain, 0 among them. */
  readonly ticks: readonly number[];
}

const MOST_TICKS = 8;

/** The finest step of 1, 2 or 5 times a power of ten that keeps the ticks few. */
function stepFor(below: number, above: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      if (Math.floor(below / step) + Math.floor(above / step) < MOST_TICKS) return step;
    }
  }
}

/**
 * One scale for both sides, so that a bar above and a bar below compare. A side without events keeps half a
 * step, so that its emptiness shows.
 *
 * @param below the greatest count under the axis, a whole number from 0
 * @param above the greatest count over the axis, a whole number from 0
 */
export function countAxis(below: number, above: number): CountAxis {
  const step = stepFor(below, above);
  const [down, up] = [greatest([below], step / 2), greatest([above], step / 2)];
  const [first, last] = [Math.ceil(-down / step), Math.floor(up / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { domain: [-down, up], ticks };
}

/** A count as an axis writes it: without a sign, with a comma between thousands. */
export function tickText(count: number): string {
  return String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ",");
}
