import { type Random, seededRandom, sha256 } from "../../kernel/index.ts";

/** A stream of its own for every name, so that neither the order nor the number of hypotheses moves a draw. */
export type Streams = (name: string) => Random;

/** Streams from one number of the given randomness. */
export function streamsOf(random: Random): Streams {
  const seed = random.below(2 ** 31);
  return (name) => seededRandom(Number.parseInt(sha256(`${seed} ${name}`).slice(0, 8), 16) | 0);
}
