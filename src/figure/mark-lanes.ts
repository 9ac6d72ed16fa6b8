import type { BinnedChart } from "./binned-series.ts";
import type { PlacedMark } from "./period-marks.ts";

interface Stretch {
  readonly start: number;
  readonly text: string;
}

/** A mark as a stretch of cells with its number in it. */
function stretchOf(mark: PlacedMark, index: number, c: BinnedChart, unicode: boolean): Stretch {
  const cellOf = (place: number): number =>
    Math.min(c.periods.length, place / c.periodsPerBin) * c.cellsPerBin;
  const [from, to] = [Math.floor(cellOf(mark.start)), Math.ceil(cellOf(mark.end))];
  const number = String(index + 1);
  const middle = mark.kind === "shift" ? cellOf(mark.at + 0.5) : (from + to) / 2;
  const at = Math.max(0, Math.floor(middle - (number.length - 1) / 2));
  const [shift, episode] = unicode ? ["╌", "═"] : ["-", "="];
  const fill = (cells: number): string =>
    (mark.kind === "shift" ? shift : episode).repeat(Math.max(0, cells));
  return {
    start: Math.min(from, at),
    text: `${fill(at - from)}${number}${fill(to - at - number.length)}`,
  };
}

/**
 * Lines under a plot that show where the numbered marks lie: the dates of a shift thin, an episode double.
 *
 * @returns as many lines as it takes to keep marks apart, without blanks at their ends
 */
export function markLanes(
  marks: readonly PlacedMark[],
  chart: BinnedChart,
  unicode: boolean,
): readonly string[] {
  const lanes: string[] = [];
  for (const [i, mark] of marks.entries()) {
    const { start, text } = stretchOf(mark, i, chart, unicode);
    const free = lanes.findIndex((lane) => lane === "" || lane.length < start);
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = (lanes[lane] ?? "").padEnd(start) + text;
  }
  return lanes;
}
