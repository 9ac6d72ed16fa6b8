import type { PeriodMark } from "../../figure/index.ts";
import type { ChartedSeries, RelationsDocument } from "../../workbench/index.ts";

/** The turns that are no false alarm nine times in ten, and the episodes, of one series. */
export function marksOf(
  { turningPoints, episodes }: RelationsDocument,
  of: ChartedSeries,
): PeriodMark[] {
  const shifts = turningPoints
    .filter(({ series, doubtful }) => series === of && !doubtful)
    .map(({ period, lo, hi }) => ({ kind: "shift" as const, period, lo, hi, label: period }));
  const passing = episodes
    .filter(({ series }) => series === of)
    .map(({ from, to, peak }) => ({
      kind: "episode" as const,
      period: peak,
      lo: from,
      hi: to,
      label: peak,
    }));
  return [...shifts, ...passing];
}
