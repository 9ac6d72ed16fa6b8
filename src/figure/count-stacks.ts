import { type QuadCounts, sideTotal } from "./counts.ts";
import { plainLine } from "./plain-text.ts";

/** The two halves of the picture of a dyad. */
export type Side = "cooperation" | "conflict";

/** One part of one bar: x in periods from the left edge, y in events, negative for conflict. */
export interface StackPart {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

function materialOf(row: QuadCounts, side: Side): number {
  return side === "cooperation" ? row.materialCooperation : row.materialConflict;
}

/**
 * The bars of one side: the material part stands on the axis, the verbal part beyond it.
 *
 * @param halfBar half the width of a bar, in periods
 */
export function countStacks(
  rows: readonly QuadCounts[],
  side: Side,
  halfBar: number,
): { readonly material: readonly StackPart[]; readonly verbal: readonly StackPart[] } {
  const sign = side === "cooperation" ? 1 : -1;
  const part = (i: number, from: number, to: number): StackPart[] =>
    from === to
      ? []
      : [{ x1: i + 0.5 - halfBar, x2: i + 0.5 + halfBar, y1: sign * from, y2: sign * to }];
  return {
    material: rows.flatMap((row, i) => part(i, 0, materialOf(row, side))),
    verbal: rows.flatMap((row, i) => part(i, materialOf(row, side), sideTotal(row, side))),
  };
}

function sideReadOut(row: QuadCounts, side: Side): string {
  const total = sideTotal(row, side);
  if (total === 0) return `${side} 0`;
  const material = materialOf(row, side);
  return `${side} ${total} (material ${material}, verbal ${total - material})`;
}

/** The numbers of one period in words. */
export function readOut(row: QuadCounts): string {
  return `${plainLine(row.period)}: ${sideReadOut(row, "cooperation")}; ${sideReadOut(row, "conflict")}`;
}
