import { padStart, type TerminalOptions, widest } from "./columns.ts";
import { tickText } from "./count-axis.ts";
import { greatest } from "./counts.ts";
import { type KnownPit, knownPit, type PitHistogram } from "./pit-histogram.ts";
import { wrapText } from "./wrap.ts";

/** Columns that a word like `above` takes behind its bar. */
const VERDICT_COLUMNS = 6;
const GAP = "  ";

/** A bar with a sign where the band begins and ends, and where it is expected to end if there is no band. */
function barCells(share: number, known: KnownPit, most: number, columns: number, unicode: boolean) {
  const [full, rule] = unicode ? ["█", "┊"] : ["#", ":"];
  const at = (value: number): number => Math.round((value / most) * (columns - 1));
  const cells = Array.from({ length: columns }, () => " ");
  if (share > 0) cells.fill(full, 0, at(share) + 1);
  for (const value of known.band === undefined
    ? [known.expected]
    : [known.band.lo, known.band.hi]) {
    cells[at(value)] = rule;
  }
  return cells.join("");
}

/**
 * A histogram of where outcomes fell, for a terminal: a row for each bar with its share, the ends of the band marked in
 * it, and a word where it lies outside.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `pitHistogramSvg`
 */
export function pitHistogramText(chart: PitHistogram, o: TerminalOptions): string {
  const known = knownPit(chart);
  const { bars, expected, band, bandLabel, axis } = known;
  if (bars.length === 0) return "No forecasts";
  const unicode = o.unicode ?? true;
  const within = band && `${bandLabel} ${axis.text(band.lo)}% to ${axis.text(band.hi)}%`;
  const key = [
    `% of ${tickText(chart.forecasts)} forecasts`,
    `expected ${axis.text(expected)}%`,
    ...(within === undefined ? [] : [within]),
  ].join("; ");
  const names = bars.map(({ name }) => name);
  const shares = bars.map(({ share }) => `${axis.text(share)}%`);
  const [nameWidth, shareWidth] = [widest(names), widest(shares)];
  const columns = Math.max(1, o.width - nameWidth - shareWidth - VERDICT_COLUMNS - 2 * GAP.length);
  const most = greatest([band?.hi ?? 0, ...bars.map(({ share }) => share)], expected);
  const rows = bars.map(({ share, verdict }, i) => {
    const outside = verdict === "above" || verdict === "below" ? ` ${verdict}` : "";
    const cells = barCells(share, known, most, columns, unicode);
    const parts = [padStart(names[i] ?? "", nameWidth), padStart(shares[i] ?? "", shareWidth)];
    return `${[...parts, cells].join(GAP)}${outside}`.trimEnd();
  });
  return [wrapText(key, o.width), ...rows].join("\n");
}
