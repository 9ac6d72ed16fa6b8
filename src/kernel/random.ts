import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of randomness. Everything that draws takes one, so that a run can be repeated. */
export interface Random {
  /** A number drawn uniformly from [0, 1). */
  uniform(): number;
  /** A whole number drawn uniformly from 0 to `below` - 1. */
  below(below: number): number;
}

/** A generator whose state is mostly zero bits, as after a small seed, begins with numbers that are not random. */
const THROWN_AWAY = 32;

/** A seed's bits well mixed, since streams of neighbouring seeds would go along with one another (finaliser of MurmurHash3). */
function mixed(seed: number): number {
  let bits = seed ^ (seed >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}

/** A repeatable stream: the same seed (a 32-bit whole number) gives the same draws on every machine. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(mixed(seed));
  for (let i = 0; i < THROWN_AWAY; i++) generator.next();
  const uniform = (): number => (generator.next() >>> 0) / 0x1_0000_0000;
  return { uniform, below: (below) => Math.floor(uniform() * below) };
}
