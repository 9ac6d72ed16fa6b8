/** The steps of the coarse scale, in decibels: even, 2 to 1, 10 to 1, 100 to 1. */
export const SCALE: readonly number[] = [0, 3, 10, 20];

const WORDS: readonly string[] = ["neutral", "slightly", "strongly", "decisively"];

/** The words that a file may write in place of decibels, with what they stand for. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ["neutral", 0],
  ...SCALE.slice(1).flatMap((step, i): [string, number][] => [
    [`${WORDS[i + 1]} for`, step],
    [`${WORDS[i + 1]} against`, -step],
  ]),
]);

/**
 * A weight in words, by the nearest step of the scale: 12 dB is "strongly for".
 *
 * @param decibels a single weight or a sum; halfway between two steps the weaker word is taken
 */
export function weightInWords(decibels: number): string {
  const size = Math.abs(decibels);
  let nearest = 0;
  for (let i = 1; i < SCALE.length; i++) {
    if (size > ((SCALE[i - 1] ?? 0) + (SCALE[i] ?? 0)) / 2) nearest = i;
  }
  if (nearest === 0) return "neutral";
  return `${WORDS[nearest]} ${decibels > 0 ? "for" : "against"}`;
}

/** Natural log odds to decibels. */
export const DECIBELS_PER_LOGIT: number = 10 / Math.LN10;
