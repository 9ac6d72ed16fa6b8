import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import { checkQuadCounts, greatest, type QuadCounts, sideTotal } from "./counts.ts";
import { plainLine } from "./plain-text.ts";
import { displayWidth, shortened } from "./wrap.ts";

/** More cells for one event would make few events look like many. */
const MOST_CELLS_PER_EVENT = 4;

/** Whole cells for each event where there is room, so that equal counts look equal; else a fraction. */
function cellsPerEvent(room: number, most: number): number {
  const exact = room / most;
  return exact >= 1 ? Math.min(MOST_CELLS_PER_EVENT, Math.floor(exact)) : (room - 1) / most;
}

function cells(block: string, count: number, perEvent: number): string {
  return count > 0 ? block.repeat(Math.max(1, Math.floor(count * perEvent))) : "";
}

/**
 * The picture of a dyad in lines, one for each period: conflict to the left, cooperation to the right, the
 * material part next to the period, the sum at the end of each bar; a legend below.
 *
 * @param o.width columns of the terminal, from 60
 * @param o.labels what the left and the right side are called; left out, Conflict and Cooperation
 * @throws RangeError if a count is not a whole number from 0
 */
export function mirroredCountsText(
  rows: readonly QuadCounts[],
  o: TerminalOptions & { readonly labels?: readonly [string, string] },
): string {
  checkQuadCounts(rows);
  const unicode = o.unicode ?? true;
  const [material, verbal] = unicode ? ["█", "░"] : ["#", "-"];
  const ellipsis = unicode ? "…" : "...";
  const periods = rows.map((r) => shortened(plainLine(r.period), o.width >> 2, ellipsis));
  const periodWidth = widest(periods);
  const half = (o.width - periodWidth - 4) >> 1;
  const totals = rows.flatMap((r) => [sideTotal(r, "conflict"), sideTotal(r, "cooperation")]);
  const most = greatest(totals, 1);
  const perEvent = cellsPerEvent(half - String(most).length - 1, most);

  const lines = rows.map((row, i) => {
    const [conflict, cooperation] = [sideTotal(row, "conflict"), sideTotal(row, "cooperation")];
    const west = cells(verbal, row.verbalConflict, perEvent);
    const left = `${conflict || ""} ${west}${cells(material, row.materialConflict, perEvent)}`;
    const east = cells(material, row.materialCooperation, perEvent);
    const right = `${east}${cells(verbal, row.verbalCooperation, perEvent)} ${cooperation || ""}`;
    const centre = padEnd(periods[i] ?? "", periodWidth);
    return `${padStart(left.trimStart(), half)}  ${centre}  ${right.trim()}`.trimEnd();
  });

  const [west, east] = (o.labels ?? ["Conflict", "Cooperation"]).map((label) =>
    shortened(plainLine(label), half, ellipsis),
  );
  const head = `${padStart(west ?? "", half)}${" ".repeat(periodWidth + 4)}${east}`;
  const legend = `${material} material  ${verbal} verbal  (events; the number is their sum)`;
  const legendEnd = (o.width + displayWidth(legend)) >> 1;
  return [head, ...lines, "", padStart(legend, legendEnd)].join("\n");
}
