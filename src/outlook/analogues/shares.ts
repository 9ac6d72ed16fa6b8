import { jeffreys } from "../../measure/index.ts";
import type { Near } from "./nearest.ts";
import type { FollowingOutcome } from "./what-followed.ts";

/** How often something followed the analogues, and how often any window. */
export interface FollowingShare {
  readonly outcome: FollowingOutcome;
  /** Among the analogues, with Jeffreys' 90 % interval. */
  readonly share: number;
  readonly lo: number;
  readonly hi: number;
  readonly of: number;
  /** The share drawn towards that of all windows, which counts as 20 cases. */
  readonly weighed: number;
  /** Among all windows of the panel whose horizon had ended. */
  readonly all: WindowShare;
}

/** A share of all windows. */
export interface WindowShare {
  readonly share: number;
  readonly of: number;
}

/** Fewer analogues than this have no share worth the name. */
export const LEAST = 8;

/** Cases that the share of all windows is worth beside the analogues: as many as there are analogues at most. */
const WORTH = 20;

/** The share of all windows after which something came; NaN where of none it is known. */
export function allShare(came: Float64Array): WindowShare {
  let [sum, of] = [0, 0];
  for (const one of came) {
    if (Number.isNaN(one)) continue;
    sum += one;
    of++;
  }
  return { share: sum / of, of };
}

/** How often something followed some analogues; nothing where it is known of fewer than 8. */
export function shareAmong(
  outcome: FollowingOutcome,
  came: Float64Array,
  near: readonly Near[],
  all: WindowShare,
): FollowingShare | undefined {
  const known = near
    .map(({ place }) => came[place] ?? Number.NaN)
    .filter((one) => !Number.isNaN(one));
  const events = known.reduce((sum, one) => sum + one, 0);
  if (known.length < LEAST) return undefined;
  const { lo, hi, of } = jeffreys(events, known.length);
  const weighed = (events + WORTH * all.share) / (of + WORTH);
  return { outcome, share: events / of, lo, hi, of, weighed, all };
}
