import { greatest } from "./counts.ts";
import { labelUnits } from "./label.ts";

/** A period that is labelled on the axis. */
export interface PeriodTick {
  /** Place of the period in the series, from 0. */
  readonly index: number;
  readonly label: string;
}

const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100];

function fits(ticks: readonly PeriodTick[], slot: number, size: number): boolean {
  return ticks.every((tick, i) => {
    const before = ticks[i - 1];
    if (before === undefined) return true;
    const needed = (labelUnits(before.label, size) + labelUnits(tick.label, size)) / 2 + size * 0.6;
    return (tick.index - before.index) * slot >= needed;
  });
}

/** The first period of each year, labelled by the year, if the periods are years or parts of years. */
function yearStarts(periods: readonly string[]): PeriodTick[] {
  const years = periods.map((period) => /^(\d{4})(?:-|$)/.exec(period)?.[1]);
  if (years.includes(undefined)) return [];
  const isYearly = periods.every((period) => period.length === 4);
  return periods.flatMap((period, index) => {
    const isStart = isYearly || /-(?:01|Q1|W01)$/.test(period);
    return isStart ? [{ index, label: years[index] ?? "" }] : [];
  });
}

/** Every k-th period, the k as small as the labels allow. */
function everyKth(all: readonly PeriodTick[], slot: number, size: number): readonly PeriodTick[] {
  const longest = greatest(
    all.map((tick) => labelUnits(tick.label, size)),
    1,
  );
  const k = Math.ceil((longest + size * 0.6) / slot);
  return all.filter((tick) => tick.index % k === 0);
}

/**
 * The periods to label so that no two labels touch: all of them where there is room, else round years
 * (2000, 2005, 2010), else every k-th.
 *
 * @param slot units from one period to the next
 * @param size of the text, units
 */
export function periodTicks(
  periods: readonly string[],
  slot: number,
  size: number,
): readonly PeriodTick[] {
  const all = periods.map((label, index) => ({ index, label }));
  if (fits(all, slot, size)) return all;
  const starts = yearStarts(periods);
  for (const step of YEAR_STEPS) {
    const round = starts.filter((tick) => Number(tick.label) % step === 0);
    if (round.length >= 3 && fits(round, slot, size)) return round;
  }
  return everyKth(all, slot, size);
}
