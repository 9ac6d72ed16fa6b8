import { cameoUnknown } from "./code-messages.ts";

/** Words or deeds, cooperation or conflict: 1 and 2 cooperate, 3 and 4 conflict; 1 and 3 are verbal. */
export type QuadClass = 1 | 2 | 3 | 4;

/** The name of a quad class, as it stands in running text. */
export type QuadClassName =
  | "verbal cooperation"
  | "material cooperation"
  | "verbal conflict"
  | "material conflict";

/** The four quad classes, in order of their number. */
export const QUAD_CLASSES: readonly QuadClass[] = [1, 2, 3, 4];

const NAMES: Readonly<Record<QuadClass, QuadClassName>> = {
  1: "verbal cooperation",
  2: "material cooperation",
  3: "verbal conflict",
  4: "material conflict",
};

const WITH_ROOT = /^(0[1-9]|1\d|20)\d{0,2}$/;

/**
 * The quad class of a CAMEO code as GDELT assigns it, by root alone: 01-05, 06-09, 10-14, 15-20.
 *
 * Note that GDELT counts investigations (09) as material cooperation and protests (14) as verbal
 * conflict, where PLOVER counts them as verbal and as material conflict.
 *
 * @param code a CAMEO code or root; only its first two digits matter
 * @throws `lexicon.cameo-unknown` when these are no root
 */
export function quadClassOf(code: string): QuadClass {
  const root = Number(WITH_ROOT.exec(code)?.[1]);
  if (Number.isNaN(root)) throw cameoUnknown({ text: code, suggestions: [] });
  if (root <= 5) return 1;
  if (root <= 9) return 2;
  return root <= 14 ? 3 : 4;
}

/** The name of a quad class in lower case. */
export function quadClassName(quadClass: QuadClass): QuadClassName {
  return NAMES[quadClass];
}
