import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import { labelLines, labelUnits, VARIANTS } from "./label.ts";
import { legendRows, type PlacedEntry } from "./legend-rows.ts";
import { plainLine } from "./plain-text.ts";
import { spread } from "./spread.ts";
import { type SegmentShares, type StackedShare, shareText } from "./stacked-share.ts";

/** A segment of one bar, from edge to edge. */
export interface PlacedSegment {
  /** Which segment of all, and which bar, from 0. */
  readonly segment: number;
  readonly bar: number;
  readonly share: number;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** A text with its place: `y` is the middle of the line. */
export interface PlacedShareText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly title?: string;
}

/** The number of a segment over the bar, and where in the bar it belongs. */
export interface PlacedKey extends PlacedShareText {
  readonly toX: number;
  readonly toY: number;
}

/** An entry of the list of segments. */
export type ShareEntry = PlacedEntry & { readonly y: number; readonly segment: number };

/** What is set once for each width of page. */
export interface ShareTexts {
  readonly name: Variant;
  readonly bars: readonly PlacedShareText[];
  readonly keys: readonly PlacedKey[];
  readonly shares: readonly PlacedShareText[];
  readonly entries: readonly ShareEntry[];
}

/** Where the parts of stacked shares stand, units. */
export interface ShareLayout {
  readonly height: number;
  readonly segments: readonly PlacedSegment[];
  readonly texts: readonly ShareTexts[];
}

const EDGE_UNITS = 6;
const FIELD_UNITS: number = DRAWING_WIDTH - 2 * EDGE_UNITS;
const BAR_UNITS = 36;
const LINE = 1.3;
const MOST_LINES = 2;
const LEADER_UNITS = 8;
const GAP_UNITS = 14;

interface BarPlace {
  readonly name: string;
  /** The lower edge of its name. */
  readonly named: number;
  readonly y1: number;
  readonly y2: number;
}

function nameLines(name: string, size: number): readonly string[] {
  return name === "" ? [] : labelLines(name, FIELD_UNITS, size, MOST_LINES);
}

/** Under each other: name, numbers of the segments, bar, shares. */
function barPlaces({ bars }: StackedShare): readonly BarPlace[] {
  const line = TEXT_UNITS.narrow * LINE;
  let top = 0;
  return bars.map((bar) => {
    const name = plainLine(bar.name);
    const lines = VARIANTS.map(({ size }) => nameLines(name, size).length * size * LINE);
    const named = top + greatest(lines, 0);
    const y1 = named + line + LEADER_UNITS;
    const y2 = y1 + BAR_UNITS;
    top = y2 + line + GAP_UNITS;
    return { name, named, y1, y2 };
  });
}

function segmentsOf(
  segments: readonly SegmentShares[],
  places: readonly BarPlace[],
): readonly PlacedSegment[] {
  return places.flatMap(({ y1, y2 }, bar) => {
    const given = segments.map(({ shares }) => Math.max(0, shares[bar] ?? 0) || 0);
    const whole = Math.max(
      1,
      given.reduce((sum, share) => sum + share, 0),
    );
    let x = EDGE_UNITS;
    return given.map((share, segment) => {
      x += (share / whole) * FIELD_UNITS;
      return { segment, bar, share, x1: x - (share / whole) * FIELD_UNITS, x2: x, y1, y2 };
    });
  });
}

/** Numbers over the segments of a bar, moved apart where segments are narrow; nothing has no number. */
function keysOf(segments: readonly PlacedSegment[], size: number): readonly PlacedKey[] {
  const shown = segments.filter(({ x1, x2 }) => x2 - x1 > 0.2);
  const middles = spread(
    shown.map(({ x1, x2, segment }) => ({
      middle: (x1 + x2) / 2,
      height: labelUnits(String(segment + 1), size) + size * 0.4,
    })),
    0,
    DRAWING_WIDTH,
  );
  return shown.map(({ segment, x1, x2, y1 }, i) => ({
    x: middles[i] ?? x1,
    y: y1 - LEADER_UNITS - size / 2 - 1,
    text: String(segment + 1),
    toX: (x1 + x2) / 2,
    toY: y1,
  }));
}

/** Shares under the segments that have room for them. */
function sharesUnder(segments: readonly PlacedSegment[], size: number): PlacedShareText[] {
  return segments.flatMap(({ share, x1, x2, y2 }) => {
    const text = shareText(share);
    if (share === 0 || labelUnits(text, size) > x2 - x1 - 2) return [];
    return [{ x: (x1 + x2) / 2, y: y2 + (size * LINE) / 2 + 2, text }];
  });
}

function entriesOf(
  segments: readonly SegmentShares[],
  top: number,
  size: number,
): readonly ShareEntry[] {
  const texts = segments.map(({ name, shares }, i) => {
    const [only = 0] = shares;
    return `${i + 1} ${name}${shares.length === 1 ? ` ${shareText(only)}` : ""}`;
  });
  return legendRows(
    texts.map((text) => ({ kind: "band", text })),
    EDGE_UNITS,
    DRAWING_WIDTH - EDGE_UNITS,
    size,
  ).map((entry, segment) => ({ ...entry, segment, y: top + (entry.row + 0.5) * size * LINE }));
}

/** Lay out stacked shares: the bars, and under them what their segments are. */
export function shareLayout(chart: StackedShare, segments: readonly SegmentShares[]): ShareLayout {
  const places = barPlaces(chart);
  const placed = segmentsOf(segments, places);
  const listTop = (places.at(-1)?.y2 ?? 0) + TEXT_UNITS.narrow * LINE + GAP_UNITS;
  const texts = VARIANTS.map(({ name, size }): ShareTexts => {
    const ofBar = places.map((_, bar) => placed.filter((segment) => segment.bar === bar));
    return {
      name,
      bars: places.flatMap((place) => {
        const lines = nameLines(place.name, size);
        return lines.map((text, i) => ({
          x: EDGE_UNITS,
          y: place.named - (lines.length - i - 0.5) * size * LINE,
          text,
          title: place.name,
        }));
      }),
      keys: ofBar.flatMap((some) => keysOf(some, size)),
      shares: ofBar.flatMap((some) => sharesUnder(some, size)),
      entries: places.length === 0 ? [] : entriesOf(segments, listTop, size),
    };
  });
  const lowest = greatest(
    texts.flatMap(({ name, entries }) => entries.map(({ y }) => y + TEXT_UNITS[name] * LINE)),
    listTop,
  );
  return { height: Math.ceil(lowest), segments: placed, texts };
}
