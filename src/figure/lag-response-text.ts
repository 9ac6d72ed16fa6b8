import type { TerminalOptions } from "./columns.ts";
import { intervalDotsText } from "./interval-dots-text.ts";
import { type LagResponse, responseDots } from "./lag-response.ts";
import { plainLine } from "./plain-text.ts";
import { wrapText } from "./wrap.ts";

/**
 * A response over lags for a terminal: a row for each lag with its number, its band and its place.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `lagResponseSvg`
 */
export function lagResponseText(chart: LagResponse, o: TerminalOptions): string {
  const unit = plainLine(chart.lagUnit);
  const heading = unit === "" ? [] : [wrapText(`Rows: ${unit}`, o.width)];
  return [...heading, intervalDotsText(responseDots(chart), o)].join("\n");
}
