import { type Period, seededRandom } from "../../kernel/index.ts";
import { balancePath, balanceSettings } from "../relation/balance.ts";
import type { Belief, LatentPath } from "../relation/latent.ts";
import type { SourceCounts } from "../relation/observations.ts";
import type { Finding } from "./check.ts";
import { balanceOf, type DyadCounts, type DyadPanel, denseDyads, seedOf } from "./dyads.ts";
import { shareOf } from "./summary.ts";
import { thinned } from "./thinning.ts";

/** Standard deviations on either side of the mean of a normal that hold 90 %. */
export const REACH = 1.6448536269514722;

/** A period's belief from all events and from some of them. */
interface Twice {
  readonly whole: Belief;
  readonly part: Belief;
}

/** Whether the band from part of the events contains what all of them say. */
export const isWithinBand = ({ whole, part }: Twice): boolean =>
  Math.abs(whole.mean - part.mean) <= REACH * Math.sqrt(part.variance);

/** Whether the two differ by no more than the events left out explain, nine times in ten. */
export const isWithinDifference = ({ whole, part }: Twice): boolean =>
  Math.abs(whole.mean - part.mean) <=
  REACH * Math.sqrt(Math.max(0, part.variance - whole.variance));

function comparedLevels(
  { counts }: DyadCounts,
  whole: LatentPath,
  part: LatentPath,
  covered: ReadonlySet<Period>,
): Twice[] {
  return counts.periods.flatMap((period, t) => {
    const [one, other] = [whole.smoothed[t], part.smoothed[t]];
    return one === undefined || other === undefined || !covered.has(period)
      ? []
      : [{ whole: one.level, part: other.level }];
  });
}

/** Months compared: settings from the events kept, and from all. */
interface Compared {
  readonly own: readonly Twice[];
  readonly given: readonly Twice[];
}

function compared(dyad: DyadCounts, share: number, panel: DyadPanel): Compared {
  const seed = seedOf(dyad, Math.round(100 * share));
  const { kept } = thinned(dyad.counts.counts, share, seededRandom(seed));
  const some = { ...dyad.counts, counts: kept };
  const settings = balanceSettings([dyad.counts], "month", panel.prior);
  const path = (counts: SourceCounts): LatentPath =>
    balancePath([counts], "month", panel.prior, settings);
  const covered = new Set(panel.covered);
  const whole = path(dyad.counts);
  return {
    own: comparedLevels(dyad, whole, balanceOf(some, panel.prior), covered),
    given: comparedLevels(dyad, whole, path(some), covered),
  };
}

const SHARES: readonly number[] = [0.5, 0.2];

function finding(what: string, value: number, detail: string): Finding {
  return {
    what,
    value,
    unit: "share of months",
    passLine: "0.85 to 0.95",
    passed: value >= 0.85 && value <= 0.95,
    detail,
  };
}

/**
 * V2: whether the band is as wide as fewer events make it.
 *
 * Method: a share of the events is kept by lot and everything estimated again; months in which the source tells of anything. The
 * events kept are among all of them, so an estimate from them (variance v) and the full one (variance w) move together: if both
 * are right their difference has variance v - w, and the band of the first contains the second more often than nine times in
 * ten. Both are measured, the band itself and the band of the difference.
 */
export function thinnedBands(panel: DyadPanel): Finding[] {
  const dyads = denseDyads(panel);
  return SHARES.flatMap((share) => {
    const months = dyads.map((dyad) => compared(dyad, share, panel));
    const [own, given] = [months.flatMap((m) => m.own), months.flatMap((m) => m.given)];
    const about = `${dyads.length} dyads of two states with at least 100 polar events, ${own.length} months`;
    const percent = 100 * share;
    return [
      finding(
        `months in which the 90 % band from ${percent} % of the events contains the level from all`,
        shareOf(own, isWithinBand),
        `${about}; settings estimated again. A right band contains it more often, see above.`,
      ),
      finding(
        `months in which the levels from ${percent} % and from all differ by what the events left out explain`,
        shareOf(given, isWithinDifference),
        `${about}; settings from all events. With settings estimated again: ${shareOf(own, isWithinDifference).toFixed(3)}.`,
      ),
    ];
  });
}
