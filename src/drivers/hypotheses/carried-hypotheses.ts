import { existsSync, readFileSync } from "node:fs";
import { sortedPair } from "./hypothesis.ts";
import type { HypothesesText } from "./read-hypotheses.ts";

/**
 * The hypothesis file that the product carries for a dyad.
 *
 * @param dyad codes, in either order
 * @returns its text, named as it lies in the package; undefined where there is none
 */
export function carriedHypotheses(dyad: readonly [string, string]): HypothesesText | undefined {
  const file = `data/hypotheses/${sortedPair(dyad).join("-").toLowerCase()}.yaml`;
  const address = new URL(`../../../${file}`, import.meta.url);
  return existsSync(address) ? { file, text: readFileSync(address, "utf8") } : undefined;
}
