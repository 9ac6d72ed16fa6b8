import { periodsBetween } from "../../kernel/index.ts";
import type { Trajectories, Trajectory } from "./trajectories.ts";

/** A trajectory's changes from each period to the next; absent where either level is, or a gap lies between. */
export type Changes = readonly (number | undefined)[];

/** Fewer changes than this have no correlation worth the name. */
const LEAST_CHANGES = 8;

/** Changes whose spread is below this, in logits, are none. */
const STILL = 1e-6;

/** Whether each period follows the one before it in the calendar. */
function followingOf({ periods }: Trajectories): boolean[] {
  return periods.map((period, i) => {
    const before = periods[i - 1];
    return before !== undefined && periodsBetween(before, period).length === 2;
  });
}

function changesIn({ levels }: Trajectory, following: readonly boolean[]): Changes {
  return levels.map((level, i) => {
    const before = levels[i - 1];
    if (level === undefined || before === undefined || following[i] !== true) return undefined;
    return level.mean - before.mean;
  });
}

function meanAt(changes: readonly Changes[], i: number): number {
  const known = changes.map((one) => one[i]).filter((change) => change !== undefined);
  return known.reduce((sum, change) => sum + change, 0) / Math.max(1, known.length);
}

/**
 * The changes of each trajectory beyond the mean change of all in the same period, in logits: what moves every dyad
 * alike, such as a change in what the source reads, is taken out.
 */
export function changesBeyondShared(trajectories: Trajectories): ReadonlyMap<Trajectory, Changes> {
  const following = followingOf(trajectories);
  const changes = trajectories.all.map((one) => changesIn(one, following));
  const shared = following.map((_, i) => meanAt(changes, i));
  return new Map(
    trajectories.all.map((one, rank) => [
      one,
      (changes[rank] ?? []).map((change, i) =>
        change === undefined ? undefined : change - (shared[i] ?? 0),
      ),
    ]),
  );
}

/** Pearson's correlation of the changes that both have; null where they are few or one side hardly moves. */
export function correlationOf(xs: Changes, ys: Changes): number | null {
  const pairs = xs.flatMap((x, i) => {
    const y = ys[i];
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });
  if (pairs.length < LEAST_CHANGES) return null;
  const mean = (side: 0 | 1): number =>
    pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  if (Math.sqrt(Math.min(xx, yy) / pairs.length) < STILL) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
