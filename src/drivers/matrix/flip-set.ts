import { type Basis, leaderOf, type Standing, standingsOf, TIE } from "./leader.ts";
import type { WeighedMatrix } from "./weighed-matrix.ts";

/** What it would take for one rival to draw level. */
export interface Rival {
  readonly hypothesis: string;
  /** How far the leader is ahead of it, decibels. */
  readonly margin: number;
  /** The fewest clusters without which it is level or ahead; null where none would do. */
  readonly removed: readonly string[] | null;
}

/** How much the lead rests on. */
export interface FlipSet {
  readonly basis: Basis;
  /** null where two are level or there is none. */
  readonly leader: string | null;
  /** How far the leader is ahead of the next, decibels; null without a leader or a rival. */
  readonly margin: number | null;
  /** The fewest clusters without which the leader no longer leads alone; null where none would do, or nobody leads. */
  readonly removed: readonly string[] | null;
  /** Who would then be level or ahead. */
  readonly overtakenBy: string | null;
  /** Every other hypothesis, the nearest first. */
  readonly rivals: readonly Rival[];
}

interface Removal extends Rival {
  /** The leader's margin once they are gone. */
  readonly left: number;
}

function removalFor(weighed: WeighedMatrix, leader: Standing, rival: Standing): Removal {
  const decibels = (
    weights: readonly { hypothesis: string; decibels: number | null }[],
    id: string,
  ) => weights.find((w) => w.hypothesis === id)?.decibels ?? 0;
  const leads = weighed.clusters
    .map(({ id, weights }) => ({
      id,
      lead: decibels(weights, leader.hypothesis) - decibels(weights, rival.hypothesis),
    }))
    .filter(({ lead }) => lead > 0)
    .toSorted((a, b) => b.lead - a.lead || (a.id < b.id ? -1 : 1));
  const margin = leader.decibels - rival.decibels;
  const removed: string[] = [];
  let left = margin;
  for (const { id, lead } of leads) {
    if (left <= TIE) break;
    removed.push(id);
    left -= lead;
  }
  const { hypothesis } = rival;
  return { hypothesis, margin, removed: left <= TIE ? removed : null, left };
}

/** Fewer clusters first; among as many, the one that goes furthest. */
function bySize(a: Removal, b: Removal): number {
  const size = ({ removed }: Removal): number => removed?.length ?? Number.MAX_SAFE_INTEGER;
  return size(a) - size(b) || a.left - b.left;
}

/**
 * The smallest set of clusters whose removal changes the leader.
 *
 * Method: the leader's margin over a rival is a sum over clusters, so to take away those that add most to it, one after
 * the other, is the fewest possible for that rival at any size; the rival that needs fewest decides. A cluster goes as
 * a whole, since a twin would take the place of an item. Prior odds and statistics stay.
 * Check: `flip-set.test.ts` against every subset.
 */
export function flipSet(weighed: WeighedMatrix, basis: Basis = "together"): FlipSet {
  const standings = standingsOf(weighed, basis);
  const leader = leaderOf(standings);
  if (leader === undefined) {
    return { basis, leader: null, margin: null, removed: null, overtakenBy: null, rivals: [] };
  }
  const removals = standings
    .filter(({ hypothesis }) => hypothesis !== leader.hypothesis)
    .map((rival) => removalFor(weighed, leader, rival))
    .toSorted((a, b) => a.margin - b.margin);
  const best = removals.toSorted(bySize)[0];
  return {
    basis,
    leader: leader.hypothesis,
    margin: removals[0]?.margin ?? null,
    removed: best?.removed ?? null,
    overtakenBy: best?.removed == null ? null : best.hypothesis,
    rivals: removals.map(({ hypothesis, margin, removed }) => ({ hypothesis, margin, removed })),
  };
}
