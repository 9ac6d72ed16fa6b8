/** Something with a height that wants its middle at a place. */
export interface Wanted {
  readonly middle: number;
  readonly height: number;
}

/**
 * Move things apart along a line as little as need be, so that none covers another.
 *
 * @param top where the first may begin
 * @param bottom where the last may end; if they are higher than the room, they run past the top
 * @returns the middles, in the order given
 */
export function spread(wanted: readonly Wanted[], top: number, bottom: number): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => middleOf(wanted, a) - middleOf(wanted, b));
  const middles = wanted.map((w) => w.middle);
  let edge = top;
  for (const i of order) {
    const half = (wanted[i]?.height ?? 0) / 2;
    middles[i] = Math.max(middles[i] ?? 0, edge + half);
    edge = (middles[i] ?? 0) + half;
  }
  edge = bottom;
  for (const i of order.toReversed()) {
    const half = (wanted[i]?.height ?? 0) / 2;
    middles[i] = Math.min(middles[i] ?? 0, edge - half);
    edge = (middles[i] ?? 0) - half;
  }
  return middles;
}

function middleOf(wanted: readonly Wanted[], index: number): number {
  return wanted[index]?.middle ?? 0;
}
