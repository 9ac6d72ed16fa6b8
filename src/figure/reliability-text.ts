import type { TerminalOptions } from "./columns.ts";
import { intervalDotsText } from "./interval-dots-text.ts";
import { type ReliabilityDiagram, reliabilityDots } from "./reliability-diagram.ts";

/**
 * A reliability diagram for a terminal: a row for each bin with its count, the observed share and its interval, and the
 * stated probability beside them.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `reliabilityDiagramSvg`
 */
export function reliabilityDiagramText(chart: ReliabilityDiagram, o: TerminalOptions): string {
  const dots = reliabilityDots(chart);
  return dots.rows.length === 0 ? "No forecasts" : intervalDotsText(dots, o);
}
