import { type Period, type Random, seededRandom } from "../../kernel/index.ts";
import { betaBinomial } from "../../maths/index.ts";
import type { Belief, LatentPath } from "../relation/latent.ts";
import type { PeriodCount, SourceCounts } from "../relation/observations.ts";
import type { Finding } from "./check.ts";
import { conflictOf, intensityOf } from "./dyad-exposure.ts";
import { balanceOf, type DyadCounts, type DyadPanel, denseDyads, seedOf } from "./dyads.ts";
import { meanOf, medianOf, quantileOf, shareOf } from "./summary.ts";

/** How much more is told from the jump on. */
const FACTOR = 2.2;

/** A count taken `factor` times: the part of an event that is left over falls by lot. */
function multiplied(count: number, factor: number, random: Random): number {
  const whole = Math.floor(factor);
  return whole * count + betaBinomial.sample(random, count, factor - whole, 0);
}

/** Counts as a source would tell them whose coverage grows at a period. */
export function withJump(
  counts: readonly PeriodCount[],
  from: number,
  random: Random,
): PeriodCount[] {
  const grown = (n: number): number => multiplied(n, FACTOR, random);
  return counts.map((count, t) =>
    t < from
      ? count
      : {
          cooperation: grown(count.cooperation),
          conflict: grown(count.conflict),
          attention: grown(count.attention),
        },
  );
}

/** A level before and after something was done to its data. */
export interface Compared {
  readonly plain: readonly Belief[];
  readonly jumped: readonly Belief[];
}

const levels = ({ smoothed }: LatentPath): Belief[] => smoothed.map(({ level }) => level);

/** Mean distance of the two levels from the jump on, in posterior standard deviations of the plain one. */
export function shiftOf({ plain, jumped }: Compared, from: number): number {
  return meanOf(
    plain.slice(from).map(({ mean, variance }, i) => {
      const other = jumped[from + i]?.mean ?? Number.NaN;
      return Math.abs(other - mean) / Math.sqrt(variance);
    }),
  );
}

const meanLevel = (beliefs: readonly Belief[]): number => meanOf(beliefs.map(({ mean }) => mean));

/**
 * How much more the level rises from before to after the jump, in posterior standard deviations of the plain level after it.
 * A change of scale that all periods share is none.
 */
export function riseOf({ plain, jumped }: Compared, from: number): number {
  const rise = (of: readonly Belief[]): number =>
    meanLevel(of.slice(from)) - meanLevel(of.slice(0, from));
  const sd = meanOf(plain.slice(from).map(({ variance }) => Math.sqrt(variance)));
  return Math.abs(rise(jumped) - rise(plain)) / sd;
}

/** What was told of everybody, 2.2 times as much from a period on. */
function toldWithJump(
  told: ReadonlyMap<Period, number>,
  start: Period | undefined,
): ReadonlyMap<Period, number> {
  return new Map(
    [...told].map(([period, events]) => [
      period,
      start !== undefined && period >= start ? FACTOR * events : events,
    ]),
  );
}

interface Jump {
  readonly dyad: DyadCounts;
  readonly from: number;
  readonly counts: SourceCounts;
}

/** The jump comes in the middle of the months in which the source tells of anything during the dyad's span. */
function jumpIn(dyad: DyadCounts, covered: readonly Period[]): Jump {
  const { periods } = dyad.counts;
  const seen = periods.flatMap((period, t) => (covered.includes(period) ? [t] : []));
  const from = seen[Math.floor(seen.length / 2)] ?? 0;
  const random = seededRandom(seedOf(dyad, 4));
  return {
    dyad,
    from,
    counts: { ...dyad.counts, counts: withJump(dyad.counts.counts, from, random) },
  };
}

function comparedIntensity(
  { dyad, from, counts }: Jump,
  told: ReadonlyMap<Period, number>,
  isExposed: boolean,
): Compared {
  const grown = toldWithJump(told, counts.periods[from]);
  const plain = conflictOf(dyad.counts, told);
  const jumped = conflictOf(counts, grown);
  const bare = { ...jumped, logExposure: plain.logExposure };
  return {
    plain: levels(intensityOf(plain)),
    jumped: levels(intensityOf(isExposed ? jumped : bare)),
  };
}

function finding(what: string, shifts: readonly number[], beside: Finding["beside"]): Finding {
  const value = medianOf(shifts);
  return {
    what,
    value,
    unit: "posterior standard deviations",
    passLine: "below 0.5",
    passed: value < 0.5,
    detail: `Median of ${shifts.length} dyads; nine in ten are below ${quantileOf(shifts, 0.9).toFixed(2)}, and ${Math.round(100 * shareOf(shifts, (s) => s < 0.5))} % below 0.5.`,
    ...(beside === undefined ? {} : { beside }),
  };
}

/** V4: whether a source that tells 2.2 times as much of everything from a month on moves the measures. */
export function coverageJump(panel: DyadPanel): Finding[] {
  const jumps = denseDyads(panel).map((dyad) => jumpIn(dyad, panel.covered));
  const balance = jumps.map(({ dyad, from, counts }) => {
    const [plain, jumped] = [dyad.counts, counts].map((c) => levels(balanceOf(c, panel.prior)));
    return shiftOf({ plain: plain ?? [], jumped: jumped ?? [] }, from);
  });
  const [offset, bare] = [true, false].map((isExposed) =>
    jumps.map((jump) => riseOf(comparedIntensity(jump, panel.told, isExposed), jump.from)),
  );
  return [
    finding("mean distance of the balance's level from that without the jump", balance, undefined),
    finding(
      "further rise of the intensity's level at the jump, the exposure scaled likewise",
      offset ?? [],
      {
        columns: ["exposure", "rise, median of dyads"],
        rows: [
          ["scaled", medianOf(offset ?? [])],
          ["left as it was", medianOf(bare ?? [])],
        ],
      },
    ),
  ];
}
