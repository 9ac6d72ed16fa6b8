import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of randomness. Everything that draws takes one, so that a run can be repeated. */
export interface Random {
  /** A number drawn uniformly from [0, 1). */
  uniform(): number;
  /** A whole number drawn uniformly from 0 to `below` - 1. */
  below(below: number): number;
}

/** A repeatable stream: the same seed (a 32-bit whole number) gives the same draws on every machine. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => (generator.next() >>> 0) / 0x1_0000_0000;
  return { uniform, below: (below) => Math.floor(uniform() * below) };
}
