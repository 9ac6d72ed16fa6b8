import { type CameoCode, cameoCode } from "./cameo.ts";

/** Each mutual act and the code under which the other side's row stands. */
const MIRRORS: ReadonlyMap<string, string> = new Map([
  ["040", "040"],
  ["041", "041"],
  ["042", "043"],
  ["043", "042"],
  ["044", "044"],
  ["046", "046"],
  ["057", "057"],
]);

/**
 * Whether an act is done by both sides at once, so that coded data carry it twice, once per direction:
 * consulting, telephoning, visiting and hosting, meeting elsewhere, negotiating, signing.
 *
 * Measured on ICEWS of January to October 2018, the share of rows whose mirror stands on the same day:
 * 040 and 041 1.000, 042 with 043 0.999, 046 0.998, 044 0.992, 057 0.978; the next code, 030, has 0.806.
 */
export function isMutual(code: string): boolean {
  return MIRRORS.has(code);
}

/** The code of the same act seen from the other side: 042 for 043, 040 for 040; undefined if one-sided. */
export function mirrorOf(code: CameoCode): CameoCode | undefined {
  const mirror = MIRRORS.get(code);
  return mirror === undefined ? undefined : cameoCode(mirror);
}
