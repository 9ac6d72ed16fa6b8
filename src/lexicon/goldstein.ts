import { cameoEntry } from "./cameo.ts";

/** Whose values: GDELT's table, or the intensities printed in ICEWS. They differ at four codes. */
export type GoldsteinScale = "gdelt" | "icews";

/**
 * The Goldstein value of a CAMEO code, from -10 (conflict) to +10 (cooperation).
 *
 * A weight that experts gave to a type of act: an ordering with numbers on it, not an interval scale.
 *
 * @param code a CAMEO code
 * @param scale on `gdelt` a code that GDELT's table lacks has its parent's value; on `icews` it has none
 * @returns undefined for a text that is no code, and for a code that the scale does not know
 */
export function goldsteinOf(code: string, scale: GoldsteinScale = "gdelt"): number | undefined {
  const entry = cameoEntry(code);
  return scale === "gdelt" ? entry?.goldstein : entry?.goldsteinIcews;
}
