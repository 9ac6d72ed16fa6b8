import { labelLines, labelUnits } from "./label.ts";

/** Something with a place on the axis that wants its name above it. */
export interface Anchored {
  /** Units from the left edge of the drawing. */
  readonly x: number;
  readonly label: string;
}

/** A name with its place. */
export interface MarkLabel {
  /** Which of the anchored things it names. */
  readonly index: number;
  readonly text: string;
  /** Lines above the field, from 0 at the top. */
  readonly lane: number;
  /** The place of what it names: a line goes up from there to the lane. */
  readonly x: number;
  /** From edge to edge, units. */
  readonly start: number;
  readonly end: number;
}

/** Names and the lanes that they take. */
export interface MarkLabels {
  readonly labels: readonly MarkLabel[];
  readonly lanes: number;
}

const INDENT_UNITS = 5;
const CLEARANCE_UNITS = 3;
/** How much of the field one name may take: as much as it likes at first, less if that leaves no room. */
const SHARES = [1, 0.7, 0.5, 0.38, 0.28, 0.2, 0.14];
const FINE_SHARES = Array.from({ length: 44 }, (_, i) => 1 - i * 0.02);

function isCrossed(label: MarkLabel, x: number): boolean {
  return x > label.start - CLEARANCE_UNITS && x < label.end + CLEARANCE_UNITS;
}

/** Whether two names touch, or the line to the upper one runs through the lower one. */
function collide(a: MarkLabel, b: MarkLabel, gap: number): boolean {
  if (a.lane === b.lane) return a.start < b.end + gap && b.start < a.end + gap;
  return a.lane < b.lane ? isCrossed(b, a.x) : isCrossed(a, b.x);
}

interface Field {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** The places a name may take: right of its line or left of it, the upper lanes first. */
function places(mark: Anchored, index: number, text: string, lanes: number, f: Field): MarkLabel[] {
  const units = labelUnits(text, f.size);
  const starts = [mark.x + INDENT_UNITS, mark.x - INDENT_UNITS - units];
  return Array.from({ length: lanes }, (_, lane) => lane).flatMap((lane) =>
    starts
      .filter((start) => start >= f.left && start + units <= f.right)
      .map((start) => ({ index, text, lane, x: mark.x, start, end: start + units })),
  );
}

function isFree(label: MarkLabel, others: readonly MarkLabel[], f: Field): boolean {
  return others.every((other) => other.index === label.index || !collide(label, other, f.size / 2));
}

function textOf(mark: Anchored, share: number, f: Field): string {
  const room = (f.right - f.left) * share - INDENT_UNITS;
  return labelLines(mark.label, room, f.size, 1)[0] ?? "";
}

function placed(marks: readonly Anchored[], lanes: number, share: number, f: Field): MarkLabel[] {
  const done: MarkLabel[] = [];
  for (const [index, mark] of marks.entries()) {
    const text = textOf(mark, share, f);
    const free = places(mark, index, text, text === "" ? 0 : lanes, f).find((place) =>
      isFree(place, done, f),
    );
    if (free !== undefined) done.push(free);
  }
  return done;
}

/** Give each name what is left of the room in its lane. */
function lengthened(
  labels: readonly MarkLabel[],
  marks: readonly Anchored[],
  f: Field,
): readonly MarkLabel[] {
  const done = [...labels];
  for (const [i, label] of labels.entries()) {
    const mark = marks[label.index];
    if (mark === undefined) continue;
    const longer = FINE_SHARES.flatMap((share) =>
      places(mark, label.index, textOf(mark, share, f), label.lane + 1, f),
    );
    const isRight = label.start > label.x;
    done[i] =
      longer.find(
        (l) => l.lane === label.lane && l.start > l.x === isRight && isFree(l, done, f),
      ) ?? label;
  }
  return done;
}

/**
 * Set names above a field so that none touches another or another's line: in few lanes, shortened where the
 * lanes do not suffice, and left out where not even that helps.
 *
 * @param marks from left to right
 * @param field.left where the first name may begin, units
 * @param field.right where the last may end
 * @param field.size of the text, units
 * @param mostLanes from 1
 */
export function markLabels(
  marks: readonly Anchored[],
  field: Field,
  mostLanes: number,
): MarkLabels {
  const named = marks.filter((mark) => mark.label !== "").length;
  let best: MarkLabels = { labels: [], lanes: 0 };
  for (const share of named === 0 ? [] : SHARES) {
    for (let lanes = 1; lanes <= mostLanes; lanes += 1) {
      const labels = placed(marks, lanes, share, field);
      if (labels.length > best.labels.length) best = { labels, lanes };
      if (labels.length === named) return { labels: lengthened(labels, marks, field), lanes };
    }
  }
  return { labels: lengthened(best.labels, marks, field), lanes: best.lanes };
}
