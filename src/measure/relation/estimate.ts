import type { Polarity } from "../../lexicon/index.ts";
import { type BalanceSettings, balancePath, balanceSettings, expectedCentre } from "./balance.ts";
import { exposed } from "./exposure.ts";
import type { Gathering } from "./gathering.ts";
import {
  type ExposedCounts,
  type IntensitySettings,
  intensityPath,
  intensitySettings,
} from "./intensity.ts";
import type { Belief, LatentPath, LatentPrior } from "./latent.ts";
import {
  type Counting,
  countsBySource,
  type PeriodCount,
  polarEvents,
  type SourceCounts,
  totalPolarEvents,
} from "./observations.ts";
import { asBalance, asRate, type Reading, type SeriesPoint, seriesPoints } from "./scale.ts";

/** A series, or how far the record is from one. */
export type Measured =
  | { readonly points: readonly SeriesPoint[] }
  | { readonly events: number; readonly needed: number };

/** The polarities that have a rate. */
export type Kind = Exclude<Polarity, "attention">;

/** With fewer events of the kind than this a level is unknown. */
export const KNOWN_FROM = 5;

/** How a source's offset for one dyad differs from that for all. */
const OFFSET_VARIANCE = 0.09;

/** Of a source that shares no dyad and period with the reference. */
const UNKNOWN_OFFSET: Belief = { mean: 0, variance: 1 };

/** Nearly nothing is taken for known of a dyad's rate of conflict. */
const RATE: Belief = { mean: -1, variance: 9 };

/** The gathering's counts in the order of its sources. */
function ordered({ cells, periods, sources }: Gathering, counting: Counting): SourceCounts[] {
  const counts = countsBySource(cells, periods, counting);
  return sources.flatMap(({ id }) => counts.filter(({ source }) => source === id));
}

/** Half an event of each polarity is added, so that a source all of one polarity has a logit. */
export function smoothedShare(cooperation: number, conflict: number): number {
  return (cooperation + 0.5) / (cooperation + conflict + 1);
}

function balancePrior({ sources, offsets }: Gathering, panelShare: number): LatentPrior {
  return {
    centre: expectedCentre(panelShare),
    offsets: sources.slice(1).map(({ id }) => {
      const found = offsets.find(({ source }) => source === id);
      return found === undefined
        ? UNKNOWN_OFFSET
        : { mean: found.offset, variance: found.variance + OFFSET_VARIANCE };
    }),
  };
}

const intensityPrior = ({ sources }: Gathering): LatentPrior => ({
  centre: RATE,
  offsets: sources.slice(1).map(() => ({ mean: 0, variance: RATE.variance })),
});

function measured(
  path: () => LatentPath,
  gathering: Gathering,
  events: readonly number[],
  reading: Reading,
): Measured {
  const total = events.reduce((sum, n) => sum + n, 0);
  if (total < KNOWN_FROM) return { events: total, needed: KNOWN_FROM };
  return { points: seriesPoints(path(), gathering.periods, events, reading) };
}

const summed = (
  sources: readonly SourceCounts[],
  of: (count: PeriodCount) => number,
  length: number,
): number[] =>
  Array.from({ length }, (_, t) =>
    sources.reduce((sum, { counts }) => {
      const count = counts[t];
      return count === undefined ? sum : sum + of(count);
    }, 0),
  );

/** Measures series of one dyad with settings that its whole exchange gave. */
export class Estimator {
  readonly #gathering: Gathering;
  readonly #all: readonly SourceCounts[];
  readonly #panelShare: number;
  readonly balance: BalanceSettings;
  #intensity: Readonly<Record<Kind, IntensitySettings>> | undefined;

  /** @param panelShare share of cooperation among the polar events of all dyads, in the first source */
  constructor(gathering: Gathering, panelShare: number) {
    this.#gathering = gathering;
    this.#panelShare = panelShare;
    this.#all = ordered(gathering, { matter: "all" });
    const { by } = gathering.scope;
    this.balance = balanceSettings(this.#all, by, balancePrior(gathering, panelShare));
  }

  /** Of either rate; searched for when first asked. */
  get intensity(): Readonly<Record<Kind, IntensitySettings>> {
    this.#intensity ??= {
      cooperation: this.#intensitySettings("cooperation"),
      conflict: this.#intensitySettings("conflict"),
    };
    return this.#intensity;
  }

  #intensitySettings(kind: Kind): IntensitySettings {
    const { by } = this.#gathering.scope;
    const counts = this.#exposed({ matter: "all" }, kind);
    return intensitySettings(counts, by, intensityPrior(this.#gathering));
  }

  /** Polar events of the dyad, all sources together. */
  polarEvents(): number {
    return totalPolarEvents(this.#all);
  }

  #exposed(counting: Counting, kind: Kind): ExposedCounts[] {
    const { sources } = this.#gathering;
    const totals = this.#gathering.totals.map((total) => ({
      ...total,
      told: total.acts ?? total.told,
    }));
    return ordered(this.#gathering, { ...counting, asActs: true }).flatMap((counts, i) => {
      const own = this.#all[i];
      if (own === undefined) return [];
      const wanted = counts.counts.map((count) => count[kind]);
      return exposed(own, wanted, totals, sources[i]?.coding === "hand");
    });
  }

  /** The balance of the acts that are counted. */
  balanceOf(counting: Counting): Measured {
    const counts = ordered(this.#gathering, counting);
    const events = summed(counts, polarEvents, this.#gathering.periods.length);
    const prior = balancePrior(this.#gathering, this.#panelShare);
    const { by } = this.#gathering.scope;
    return measured(
      () => balancePath(counts, by, prior, this.balance),
      this.#gathering,
      events,
      asBalance,
    );
  }

  /** The rate of one polarity among the acts that are counted, in events of the first source per period. */
  rateOf(kind: Kind, counting: Counting): Measured {
    const counts = ordered(this.#gathering, counting);
    const events = summed(counts, (count) => count[kind], this.#gathering.periods.length);
    const { by } = this.#gathering.scope;
    const prior = intensityPrior(this.#gathering);
    return measured(
      () => intensityPath(this.#exposed(counting, kind), by, prior, this.intensity[kind]),
      this.#gathering,
      events,
      asRate,
    );
  }
}
