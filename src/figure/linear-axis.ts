import { greatest } from "./counts.ts";
import { decimalsOf, numberText } from "./number-text.ts";
import type { ValueAxis } from "./value-axis.ts";

/** Below this, arithmetic on values would lose them; they are shown as the same. */
const LEAST_SPAN = 1e-290;
const MOST_STEPS = 5;

function least(values: readonly number[]): number {
  return -greatest(
    values.map((value) => -value),
    Number.NEGATIVE_INFINITY,
  );
}

/** From the lowest value to the highest; zero is taken in unless the values keep far from it. */
function extent(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [least(values), greatest(values, Number.NEGATIVE_INFINITY)];
  if (low >= 0 && low <= high / 2) return [0, high];
  if (high <= 0 && high >= low / 2) return [low, 0];
  return [low, high];
}

/** Room around values that are all the same, or as good as. */
function widened([low, high]: readonly [number, number]): readonly [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high / 2 - low / 2 > Math.max(LEAST_SPAN, size * 1e-9)) return [low, high];
  const pad = size > LEAST_SPAN ? size * 0.1 : 1;
  return [Math.max(low - pad, -Number.MAX_VALUE), Math.min(high + pad, Number.MAX_VALUE)];
}

/** The finest step of 1, 2 or 5 times a power of ten that keeps the steps few. */
function stepOf([low, high]: readonly [number, number]): number {
  const finest = ((high / 2 - low / 2) / MOST_STEPS) * 2;
  const power = 10 ** Math.floor(Math.log10(finest));
  return [power, 2 * power, 5 * power].find((step) => step >= finest * (1 - 1e-9)) ?? 10 * power;
}

function endAt(value: number, step: number, round: (value: number) => number): number {
  const moved = round(value / step) * step;
  return Number.isFinite(moved) ? moved : value;
}

/** The ends as given if the values keep within them, else whole steps around the values. */
function linearEnds(
  values: readonly number[],
  range: readonly [number, number] | undefined,
): { readonly low: number; readonly high: number; readonly step: number } {
  const own = widened(extent(range === undefined ? values : [...values, ...range]));
  const step = stepOf(own);
  const isAsGiven = range !== undefined && own[0] === range[0] && own[1] === range[1];
  const [low, high] = isAsGiven
    ? own
    : [endAt(own[0], step, Math.floor), endAt(own[1], step, Math.ceil)];
  return { low, high, step };
}

/**
 * An axis on which equal differences take equal room, its ticks at multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values finite
 * @param range what the axis shows at least, the lower end first; kept as it is if no value lies outside. Left
 *   out, the axis goes from the lowest value to the highest, and to zero if that is not far
 */
export function linearAxis(
  values: readonly number[],
  range?: readonly [number, number],
): ValueAxis {
  const { low, high, step } = linearEnds(values, range);
  const [first, last] = [Math.ceil(low / step - 1e-6), Math.floor(high / step + 1e-6)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return { value, label: numberText(value, decimalsOf(step)) };
  });
  const decimals = decimalsOf(step / 100);
  const rounded = (value: number): number => Number(value.toFixed(decimals)) + 0;
  return {
    ticks,
    place: (value) => Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2))),
    rounded,
    text: (value) => numberText(rounded(value), decimals),
  };
}
