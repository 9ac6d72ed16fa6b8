import type { IsoDate } from "../../kernel/index.ts";
import type { SeriesPoint } from "./scale.ts";

/** A series that the record is too thin for, and what is missing. */
export interface Unknown {
  readonly series: string;
  readonly events: number;
  readonly needed: number;
}

/** One source's part in a measure. */
export interface SourcePart {
  readonly id: string;
  /** The first source: results are on its scale. */
  readonly reference: boolean;
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** Polar events, or days with a score, that it tells of the dyad. */
  readonly events: number;
  /** How much more cooperative it is than the reference about the same dyads and periods, in logits. */
  readonly offset: { readonly mean: number; readonly sd: number; readonly strata: number } | null;
}

/** The names of the series of a relation. */
export type SeriesName = "index" | "intensity" | "engagement" | "words" | "deeds";

/** The series of a relation, or of one direction of it. */
export type RelationSeries = Readonly<Record<SeriesName, readonly SeriesPoint[]>>;

/** What one side does to the other. */
export interface DirectedHalf extends RelationSeries {
  readonly from: string;
  readonly to: string;
}
