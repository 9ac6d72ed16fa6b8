import { greatest } from "./counts.ts";
import type { Described } from "./drawing.ts";
import { plainLine } from "./plain-text.ts";
import type { Table, TableColumn } from "./table.ts";

/** A part of a whole. */
export interface ShareSegment {
  /** The same name in several bars is drawn alike. */
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  /** `context` is held against: own history, shocks; `finding`, what the chart is about, stands out. Left out, `finding`. */
  readonly kind?: "context" | "finding";
}

/** A whole with its parts, in the order to show. */
export interface ShareBar {
  /** Left of the bar; may be empty when it is the only one. */
  readonly name: string;
  readonly segments: readonly ShareSegment[];
}

/** Shares of a whole, a bar each. */
export interface StackedShare extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  readonly bars: readonly ShareBar[];
  /** What the part is called that no segment takes. Left out, `unexplained`. */
  readonly rest?: string;
  /** A share below this in every bar is gathered into `other`. Left out, 0.02. */
  readonly least?: number;
}

/** A segment of all bars, with its share of each. */
export interface SegmentShares {
  readonly name: string;
  readonly kind: "context" | "finding" | "other" | "rest";
  /** NaN where a bar has no such segment. */
  readonly shares: readonly number[];
}

const LEAST_SHARE = 0.02;
/** Shares that arithmetic made may sum to a little more than 1. */
const SLACK = 1e-6;

function checkBar({ segments }: ShareBar): void {
  const names = segments.map(({ name }) => plainLine(name));
  if (new Set(names).size !== names.length) throw new RangeError("a bar has a segment once only");
  const wrong = segments.find(({ share }) => !(share >= 0 && share <= 1 + SLACK));
  if (wrong !== undefined) throw new RangeError(`a share is from 0 to 1, not ${wrong.share}`);
  const sum = segments.reduce((total, { share }) => total + share, 0);
  if (sum > 1 + SLACK) throw new RangeError(`the shares of a bar sum to 1 at most, not ${sum}`);
}

/** Every segment by name with its share of each bar, in the order of its first occurrence. */
function allSegments(bars: readonly ShareBar[]): readonly SegmentShares[] {
  const first = new Map<string, ShareSegment>();
  for (const segment of bars.flatMap((bar) => bar.segments)) {
    const name = plainLine(segment.name);
    if (!first.has(name)) first.set(name, segment);
  }
  return [...first].map(([name, { kind = "finding" }]) => ({
    name,
    kind,
    shares: bars.map(
      ({ segments }) => segments.find((one) => plainLine(one.name) === name)?.share ?? Number.NaN,
    ),
  }));
}

function sumsOf(segments: readonly SegmentShares[], bars: number): readonly number[] {
  return Array.from({ length: bars }, (_, bar) =>
    segments.reduce((sum, { shares }) => sum + (shares[bar] || 0), 0),
  );
}

/**
 * The segments of all bars, context first, small ones gathered if they are more than one, the rest last.
 *
 * @throws RangeError if a share is not from 0 to 1, those of a bar sum to more than 1, or a bar has a name twice
 */
export function segmentShares(chart: StackedShare): readonly SegmentShares[] {
  const { bars, least = LEAST_SHARE, rest = "unexplained" } = chart;
  for (const bar of bars) checkBar(bar);
  const all = allSegments(bars);
  const isSmall = ({ shares }: SegmentShares): boolean =>
    greatest(
      shares.filter((share) => !Number.isNaN(share)),
      0,
    ) < least;
  const gathers = all.filter(isSmall).length > 1;
  const shown = gathers ? all.filter((segment) => !isSmall(segment)) : all;
  const small = gathers ? all.filter(isSmall) : [];
  const left = sumsOf(all, bars.length).map((sum) => Math.max(0, 1 - sum));
  return [
    ...shown.filter(({ kind }) => kind === "context"),
    ...shown.filter(({ kind }) => kind === "finding"),
    ...(gathers
      ? [
          {
            name: `other (${small.length} parts)`,
            kind: "other" as const,
            shares: sumsOf(small, bars.length),
          },
        ]
      : []),
    { name: plainLine(rest), kind: "rest", shares: left },
  ];
}

/** A share in whole per cent: `31%`, `<1%`. */
export function shareText(share: number): string {
  const rounded = Math.round(100 * share);
  return share > 0 && rounded === 0 ? "<1%" : `${rounded}%`;
}

/**
 * The shares, a row for each segment (nothing gathered) and a column for each bar (`share`, or `share1`, `share2` …),
 * in per cent to a tenth.
 *
 * @throws RangeError as `stackedShareSvg`
 */
export function stackedShareTable(chart: StackedShare): Table {
  const segments = segmentShares({ ...chart, least: 0 });
  const isOnly = chart.bars.length === 1;
  const keyOf = (bar: number): string => (isOnly ? "share" : `share${bar + 1}`);
  const columns = chart.bars.map(({ name }, bar): TableColumn => {
    const named = plainLine(name);
    return { key: keyOf(bar), title: named === "" ? "Share" : named, align: "right" };
  });
  return {
    caption: `${plainLine(chart.title)} (per cent)`,
    columns: [{ key: "segment", title: "Part", align: "left" }, ...columns],
    rows: segments.map(({ name, shares }) => ({
      segment: name,
      ...Object.fromEntries(
        shares.map((share, bar) => [keyOf(bar), Number((100 * share).toFixed(1))] as const),
      ),
    })),
  };
}
