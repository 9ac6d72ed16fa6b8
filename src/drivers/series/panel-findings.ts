import type { Period } from "../../kernel/index.ts";
import type { Missing, ReadFrom } from "./reading.ts";

/** What a series is to a panel. */
export type SeriesPart =
  | "outcome"
  | "half"
  | "common shock"
  | "exposure"
  | "placebo exposure"
  | "placebo outcome"
  | "target";

/** Which series of which hypothesis; the panel's own have none. */
export interface SeriesName {
  readonly hypothesis: string | null;
  readonly part: SeriesPart;
  readonly series: string;
}

/** A series that could not be had, and why. */
export interface MissingSeries extends SeriesName, Missing {}

/** A series, with what anybody needs to look at its events. */
export interface SeriesEvidence extends SeriesName, ReadFrom {
  /** First and last period in which it is known, and in how many it is. */
  readonly from: Period;
  readonly to: Period;
  readonly known: number;
}

/** What is found while a panel is read. */
export class Findings {
  readonly missing: MissingSeries[] = [];
  readonly evidence: SeriesEvidence[] = [];
  readonly periods: readonly Period[];

  /** @param periods the panel's */
  constructor(periods: readonly Period[]) {
    this.periods = periods;
  }

  /** Keep what a series was read from, if it is known at all. */
  found(
    name: SeriesName,
    { says, source, counted, queries }: ReadFrom,
    values: Float64Array,
  ): void {
    const known = this.periods.filter((_, t) => Number.isFinite(values[t]));
    const [from, to] = [known[0], known.at(-1)];
    if (from === undefined || to === undefined) return;
    this.evidence.push({ ...name, says, source, counted, queries, from, to, known: known.length });
  }

  /** Keep why a series cannot be had. */
  lacking(name: SeriesName, { reason, has, needs }: Missing): void {
    this.missing.push({ ...name, reason, has, needs });
  }
}
