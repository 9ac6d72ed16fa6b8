import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter } from "yaml";

/** Where in a hypothesis file something stands. */
export type Place = {
  /** The file as its reader knows it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
};

/** Keys and indices from the top of the file down to a value. */
export type FieldPath = readonly (string | number)[];

/** Tells where the value under a path stands, or the nearest thing above it where it is missing. */
export type PlaceOf = (path: FieldPath, what?: "value" | "key") => Place;

interface Step {
  readonly key: unknown;
  readonly value: unknown;
}

function stepInto(node: unknown, key: string | number): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }
  if (isSeq(node) && typeof key === "number") {
    const value = node.items[key];
    return value === undefined ? undefined : { key: value, value };
  }
  return undefined;
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === "number" ? node.range[0] : undefined;
}

/**
 * Places in one parsed document.
 *
 * @param file the file as its reader knows it
 * @param lines what counted the lines while it was parsed
 */
export function placesIn(file: string, document: Document.Parsed, lines: LineCounter): PlaceOf {
  return (path, what = "value") => {
    let step: Step = { key: document.contents, value: document.contents };
    for (const key of path) {
      const inside = isAlias(step.value) ? step.value.resolve(document) : step.value;
      const next = stepInto(inside, key);
      if (next === undefined) break;
      step = next;
    }
    const offset = offsetOf(what === "key" ? step.key : step.value) ?? offsetOf(step.key) ?? 0;
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}
