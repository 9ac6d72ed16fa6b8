import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import { plainLine } from "./plain-text.ts";
import {
  type SegmentShares,
  type StackedShare,
  segmentShares,
  shareText,
} from "./stacked-share.ts";
import { shortened, wrapText } from "./wrap.ts";

const SIGNS = "123456789abcdefghijklmnopqrstuvwxyz";
const GAP = "  ";

/** The sign that fills a segment; what no segment takes is dotted. */
function signOf({ kind }: SegmentShares, place: number, unicode: boolean): string {
  if (kind === "rest") return unicode ? "·" : ".";
  return SIGNS[place] ?? "+";
}

/** A bar of the terminal's width, each segment from its rounded beginning to its rounded end. */
function barLine(
  segments: readonly SegmentShares[],
  signs: readonly string[],
  bar: number,
  width: number,
): string {
  let sum = 0;
  return segments
    .map(({ shares }, i) => {
      const start = Math.round(Math.min(1, sum) * width);
      sum += shares[bar] || 0;
      const end = Math.round(Math.min(1, sum) * width);
      return (signs[i] ?? "").repeat(end - start);
    })
    .join("");
}

function letterOf(bar: number): string {
  return `(${String.fromCharCode(97 + (bar % 26))})`;
}

/**
 * Shares of a whole for a terminal: a bar each, filled with the signs of its segments, and under them a list of the
 * signs with name and shares.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `stackedShareSvg`
 */
export function stackedShareText(chart: StackedShare, o: TerminalOptions): string {
  const segments = segmentShares(chart);
  const unicode = o.unicode ?? true;
  const signs = segments.map((segment, i) => signOf(segment, i, unicode));
  const isOnly = chart.bars.length === 1;
  const bars = chart.bars.flatMap((bar, i) => {
    const name = plainLine(bar.name);
    const heading = isOnly ? name : `${letterOf(i)} ${name}`.trimEnd();
    return [
      ...(heading === "" ? [] : [wrapText(heading, o.width)]),
      barLine(segments, signs, i, o.width),
    ];
  });
  const heads = isOnly ? [] : chart.bars.map((_, i) => letterOf(i));
  const shares = segments.map((segment) =>
    segment.shares.map((share) => (Number.isNaN(share) ? "" : shareText(share))),
  );
  const shareWidth = widest([...shares.flat(), ...heads]);
  const room = o.width - chart.bars.length * (shareWidth + GAP.length) - 3;
  const names = segments.map(({ name }) =>
    shortened(name, Math.max(8, room), unicode ? "…" : "..."),
  );
  const nameWidth = widest(names);
  const line = (sign: string, name: string, cells: readonly string[]): string => {
    const numbers = cells.map((cell) => padStart(cell, shareWidth));
    return [`${padEnd(sign, 2)}${padEnd(name, nameWidth)}`, ...numbers].join(GAP).trimEnd();
  };
  return [
    ...bars,
    "",
    ...(isOnly ? [] : [line("", "", heads)]),
    ...segments.map((_, i) => line(signs[i] ?? "", names[i] ?? "", shares[i] ?? [])),
  ].join("\n");
}
