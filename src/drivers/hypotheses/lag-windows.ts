import type { Granularity } from "../../kernel/index.ts";
import { defaultWindows, type LagWindow } from "../panel.ts";
import type { Speed } from "./hypothesis.ts";

const MONTHS: Readonly<Record<Granularity, number>> = { month: 1, quarter: 3, year: 12 };

/** The part of a window that lies between two lags. */
function within(window: LagWindow, first: number, last: number): LagWindow[] {
  const cut = { first: Math.max(window.first, first), last: Math.min(window.last, last) };
  return cut.first <= cut.last ? [cut] : [];
}

/**
 * The lag windows in which a mechanism of some speed may show: those of a hypothesis that states no speed, cut to the
 * speed, and one more for what comes later than they reach.
 *
 * @param speed months
 * @returns at least one window, in periods of the length `by`; a mechanism faster than a period has the lag of one
 */
export function lagWindows({ from, to }: Pick<Speed, "from" | "to">, by: Granularity): LagWindow[] {
  const [first, last] = [Math.ceil(from / MONTHS[by]), Math.ceil(to / MONTHS[by])];
  const usual = defaultWindows(by);
  const reach = Math.max(...usual.map((window) => window.last));
  const cut = [...usual, { first: reach + 1, last }].flatMap((window) =>
    within(window, first, last),
  );
  const distinct = new Map(cut.map((window) => [`${window.first}-${window.last}`, window]));
  return [...distinct.values()];
}
