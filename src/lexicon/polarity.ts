import type { CameoCode } from "./cameo.ts";
import { goldsteinOf } from "./goldstein.ts";
import { quadClassOf } from "./quad-class.ts";

/** Cooperative, conflictual, or neither: an event that shows attention only. */
export type Polarity = "cooperation" | "conflict" | "attention";

/** Which events a series is about. */
export type Matter = "all" | "words" | "deeds";

/**
 * The polarity of an act: the sign of its Goldstein value on GDELT's table.
 *
 * Acts of weight zero (a bare statement, a comment) show attention and nothing else.
 */
export function polarityOf(code: CameoCode): Polarity {
  const weight = goldsteinOf(code) ?? 0;
  if (weight === 0) return "attention";
  return weight > 0 ? "cooperation" : "conflict";
}

/** Whether an act is of a matter: words are the verbal quad classes, deeds the material ones. */
export function isOfMatter(code: CameoCode, matter: Matter): boolean {
  if (matter === "all") return true;
  const isVerbal = quadClassOf(code) === 1 || quadClassOf(code) === 3;
  return isVerbal === (matter === "words");
}
