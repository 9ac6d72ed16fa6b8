import type { IsoDate } from "../kernel/index.ts";
import type { RelationSeries, Turn } from "../measure/index.ts";
import type { DyadEvent, SourceCoverage } from "../record/index.ts";
import type { BriefDrivers } from "./brief-drivers.ts";
import type { BriefOutlook } from "./brief-outlook.ts";
import type { Block, Section } from "./statement.ts";

/** One year of the chart: events of the dyad by class, an event and its mirror counted once. */
export interface YearCounts {
  readonly period: string;
  readonly verbalCooperation: number;
  readonly materialCooperation: number;
  readonly verbalConflict: number;
  readonly materialConflict: number;
}

/** A document about a dyad: statements with their evidence, and the data that its pictures draw. */
export interface Brief {
  readonly title: string;
  readonly dyad: readonly [string, string];
  readonly names: readonly [string, string];
  readonly asOf: IsoDate;
  readonly record: { readonly snapshot: string; readonly sources: readonly SourceCoverage[] };
  readonly sections: readonly Section[];
  readonly limitations: readonly string[];
  readonly years: readonly YearCounts[];
  /** The balance of cooperation and conflict by year; empty where it is unknown. */
  readonly index: RelationSeries["index"];
  /** The rate of conflict by year; empty where it is unknown. */
  readonly intensity: RelationSeries["intensity"];
  /** The turns that open the phases and those told with them, in the order of time. */
  readonly turningPoints: readonly Turn[];
  /** The years between turning points. */
  readonly phases: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
  }[];
  /** What may move the relation; null where no source tells of the two. */
  readonly drivers: BriefDrivers | null;
  /** What is forecast; null where no source tells of the two. */
  readonly outlook: BriefOutlook | null;
  /** The events that the statements cite, oldest first. */
  readonly events: readonly DyadEvent[];
  /** Events there are, when not all of them are read one by one. */
  readonly eventsInRecord: number;
  /** What every command of the brief ends with, so that it sees the same record. */
  readonly commandScope: string;
  readonly version: string;
}

/** Every statement of a brief, in order. */
export function statementsOf(brief: Brief): Block["statements"] {
  return brief.sections.flatMap((section) => section.blocks.flatMap((block) => block.statements));
}

/** Fewest events of which a picture by year shows more than a sentence says. */
const LEAST_TO_DRAW = 5;

/** Whether a brief has enough events to draw. */
export function hasPicture(brief: Brief): boolean {
  return brief.eventsInRecord >= LEAST_TO_DRAW;
}
