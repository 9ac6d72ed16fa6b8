import type { IsoDate } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { carriedHypotheses } from "../hypotheses/carried-hypotheses.ts";
import type { LeftOut } from "../hypotheses/default-draft.ts";
import { defaultSet } from "../hypotheses/default-set.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { type HypothesesText, readHypotheses } from "../hypotheses/read-hypotheses.ts";
import { defaultGround } from "../series/default-ground.ts";
import { isMissing, type Missing, type PanelScope } from "../series/reading.ts";

/** The hypotheses that a dyad's relation is explained by. */
export interface ChosenHypotheses {
  readonly file: HypothesisFile;
  /** Handed in, carried by the product, or made from the record. */
  readonly origin: "given" | "carried" | "default";
  /** Forms of explanation that a default set leaves out for want of a record. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Choose the hypotheses for a dyad: the file handed in; without one that which the product carries for the dyad, though it was
 * written down later than the as-of day; else a default set made from the record.
 *
 * @param run the day of the run: a file declared after it is refused
 * @returns why there are none where no source tells of the dyad
 * @throws `drivers.hypotheses-…` for a faulty file, `record.damaged`
 */
export async function hypothesesOf(
  store: Store,
  scope: PanelScope,
  run: IsoDate,
  given?: HypothesesText,
): Promise<ChosenHypotheses | Missing> {
  if (given !== undefined) {
    return { file: readHypotheses(given, run), origin: "given", leftOut: [] };
  }
  const carried = carriedHypotheses(scope.dyad);
  if (carried !== undefined) {
    return { file: readHypotheses(carried, run), origin: "carried", leftOut: [] };
  }
  const ground = await defaultGround(store, scope);
  if (isMissing(ground)) return ground;
  const { file, leftOut } = defaultSet(ground);
  return { file, origin: "default", leftOut };
}
