import type { Estimate } from "./shift-size.ts";

/** Up or down on the link scale: towards more of the first kind of events, more events, or higher values. */
export type Direction = "up" | "down";

/** A lasting change of level. */
export interface TurningPoint {
  /** First period of the new level, the most probable one. */
  readonly index: number;
  /** Shortest run of periods that holds 90% of the date's probability. */
  readonly lo: number;
  readonly hi: number;
  /** P(a change within three periods of the date). */
  readonly probability: number;
  /** Level before and after: a share, a rate per unit of exposure, or a value. */
  readonly before: Estimate;
  readonly after: Estimate;
  /** Change on the link scale: logits of the share, logs of the rate, units of the value's noise. */
  readonly change: Estimate;
  /** Change of the share, rate or value itself. */
  readonly changeNatural: Estimate;
  readonly direction: Direction;
  /** Events within twelve periods before the date, and from it on. */
  readonly eventsBefore: number;
  readonly eventsAfter: number;
  /**
   * A series like this one with no change would show at least one turning point as probable as this in this share of
   * cases; NaN when nothing was drawn.
   */
  readonly falseAlarmRate: number;
}

/** A departure of one to six periods that comes back. */
export interface Episode {
  readonly from: number;
  readonly to: number;
  /** The period that departs most surely, or the middle one. */
  readonly peak: number;
  /** Number of periods. */
  readonly length: number;
  /** Distance from the level about it, link scale. */
  readonly size: number;
  readonly direction: Direction;
  /** The level about it, and the level in it, natural scale. */
  readonly usual: number;
  readonly reached: number;
  /** As for a turning point: how often a series like this one with no change would show as much. */
  readonly falseAlarmRate: number;
}

/** Whether something may be changing now. */
export interface LiveEdge {
  /** P(a change in the last six periods | the series so far). */
  readonly probability: number;
  /** A series like this one with no change would show as much at its end in this share of cases. */
  readonly falseAlarmRate: number;
  /** P(a change in the then last six periods), as it could have been known in each period. */
  readonly history: readonly number[];
}

/** What a different hazard or dispersion would have found. */
export interface SensitivityCell {
  readonly hazard: number;
  /** Factor on the estimated dispersion, bursts included. */
  readonly dispersionFactor: number;
  /** Dates with their probability, at the nominal threshold. */
  readonly found: readonly { readonly index: number; readonly probability: number }[];
}

/** Why nothing can be said. */
export type UnknownReason = "too-few-events" | "too-few-periods";

/** Nothing can be said: no detection was tried. */
export interface UnknownTurningPoints {
  readonly outcome: "unknown";
  readonly reason: UnknownReason;
  /** What the series has, and the least that would do. */
  readonly has: number;
  readonly needs: number;
}

/** What the series says of its turning points; none found is an answer. */
export interface KnownTurningPoints {
  readonly outcome: "known";
  /** In order of time. */
  readonly turningPoints: readonly TurningPoint[];
  /** More probable than not, but not above the threshold that keeps false alarms to one series in ten. */
  readonly doubtful: readonly TurningPoint[];
  readonly episodes: readonly Episode[];
  readonly live: LiveEdge;
  /** P(a change within three periods), per period. */
  readonly changeNear: readonly number[];
  /** Mean level per period, natural scale. */
  readonly level: readonly number[];
  readonly calibration: {
    /** Asked for. */
    readonly nominalThreshold: number;
    /** Used: the nominal one, or higher when the series is one that raises alarms. */
    readonly threshold: number;
    /** A series like this one with no change would raise an alarm at the nominal threshold in this share of cases; NaN without draws. */
    readonly nominalAlarmRate: number;
    readonly draws: number;
  };
  readonly noise: {
    /** Dispersion over windows of twelve periods, bursts included. */
    readonly dispersion: number;
    /** Standard deviation of the bursts (link scale) and their correlation from period to period. */
    readonly burst: number;
    readonly persistence: number;
  };
  /** Hazards by dispersions, nine cells; empty when not asked for. */
  readonly sensitivity: readonly SensitivityCell[];
}

/** What was found of turning points, or why nothing can be said. */
export type TurningPointReport = KnownTurningPoints | UnknownTurningPoints;
