import { greatest } from "./counts.ts";
import { numberText, threeFigures } from "./number-text.ts";
import type { ValueAxis } from "./value-axis.ts";

const MOST_TICKS = 7;
const LOWEST_POWER = -307;
const HIGHEST_POWER = 307;

/** 1, 2 and 5 times each power of ten, from the last that is not above `low` to the first not below `high`. */
function stepsAround(low: number, high: number): readonly number[] {
  const from = Math.max(LOWEST_POWER, Math.floor(Math.log10(low)) - 1);
  const to = Math.min(HIGHEST_POWER, Math.max(from, Math.ceil(Math.log10(high))) + 1);
  const steps = Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((power) =>
    [1, 2, 5].map((times) => Number(`${times}e${power}`)),
  );
  const below = steps.findLastIndex((step) => step <= low);
  const first = Math.max(0, Math.min(below, steps.length - 2));
  const last = steps.findIndex((step, i) => i > first && step >= high);
  return steps.slice(first, last < 0 ? steps.length : last + 1);
}

/** All steps if they are few, else the powers of ten, else every second, third … of them. */
function ticksOf(steps: readonly number[]): readonly number[] {
  if (steps.length <= MOST_TICKS) return steps;
  const powers = steps.filter((step) => /^1(?:0*$|e)|^0\.0*1$/.test(String(step)));
  if (powers.length < 2) return [steps[0] ?? 1, steps.at(-1) ?? 10];
  const stride = Math.ceil(powers.length / MOST_TICKS);
  return powers.filter((_, i) => i % stride === 0);
}

function labelOf(tick: number): string {
  const text = String(tick);
  return text.includes("e") ? text : numberText(tick, (text.split(".")[1] ?? "").length);
}

/**
 * An axis on which equal ratios take equal room.
 *
 * @param values finite; what is not above 0 stands at the lower end
 */
export function logarithmicAxis(values: readonly number[]): ValueAxis {
  const above = values.filter((value) => value > 0);
  const high = greatest(above, 0) || 1;
  const low = above.reduce((least, value) => Math.min(least, value), high);
  const steps = stepsAround(low, high);
  const ends = [Math.log(steps[0] ?? 1), Math.log(steps.at(-1) ?? 10)] as const;
  return {
    ticks: ticksOf(steps).map((value) => ({ value, label: labelOf(value) })),
    place: (value) =>
      value > 0 ? Math.min(1, Math.max(0, (Math.log(value) - ends[0]) / (ends[1] - ends[0]))) : 0,
    rounded: threeFigures,
    text: (value) => {
      const figures = Math.abs(threeFigures(value));
      const decimals = figures === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(figures)));
      return numberText(threeFigures(value), decimals);
    },
  };
}
