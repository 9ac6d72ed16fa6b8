import type { IsoDate } from "../kernel/index.ts";
import type { Neighbourhood, Panel, Part, Relation, TriadSurroundings } from "../measure/index.ts";
import type {
  Check,
  DyadActivity,
  DyadEvent,
  ExportAnswer,
  Funnel,
  ImportAnswer,
  KeptReject,
  Perspective,
  ResolvedShare,
  SourceHolding,
  Totals,
} from "../record/index.ts";

/** `entente record`: what is held. */
export interface RecordDocument {
  readonly schema: "entente/record@1";
  readonly path: string;
  readonly asOf: IsoDate;
  readonly snapshot: string;
  readonly totals: Totals;
  readonly sources: readonly SourceHolding[];
  /** How far each source's words for actors could be told. */
  readonly resolution: readonly ResolvedShare[];
}

/** `entente record add`: what became of every row. */
export interface ImportDocument extends ImportAnswer {
  readonly schema: "entente/import@1";
}

/** `entente record rejects`. */
export interface RejectsDocument {
  readonly schema: "entente/rejects@1";
  readonly rejects: readonly KeptReject[];
}

/** `entente record verify`. */
export interface VerifyDocument {
  readonly schema: "entente/verify@1";
  readonly sound: boolean;
  readonly checks: readonly Check[];
}

/** `entente record export`. */
export interface ExportDocument extends ExportAnswer {
  readonly schema: "entente/export@1";
}

/** `entente events`. */
export interface EventsDocument {
  readonly schema: "entente/events@1";
  readonly dyad: readonly [string, string];
  readonly asOf: IsoDate;
  /** Which edition of the Goldstein scale the events' values are on. */
  readonly goldsteinScale: "gdelt";
  /** Of all the dyad's reports, whatever span or code is listed. */
  readonly funnel: Funnel;
  readonly perspective: Perspective;
  readonly events: readonly DyadEvent[];
}

/** `entente dyads`. */
export interface DyadsDocument {
  readonly schema: "entente/dyads@1";
  readonly asOf: IsoDate;
  /** How many pairs there are, listed or not. */
  readonly found: number;
  /** The one with most events first. */
  readonly dyads: readonly DyadActivity[];
}

/** `entente panel`. */
export interface PanelDocument extends Panel {
  readonly schema: "entente/panel@1";
  readonly asOf: IsoDate;
}

/** The triads around a dyad, without the whole list of third actors: it is long, and those that matter are named. */
export type TriadsAround = Omit<TriadSurroundings, "latest">;

/** The dyad among others; dyad and as-of date are the relation's. */
export interface Surroundings extends Omit<Neighbourhood, "dyad" | "asOf" | "triads"> {
  readonly triads: Part<TriadsAround>;
}

/** `entente relations`. */
export interface RelationsDocument extends Relation {
  readonly schema: "entente/relations@1";
  readonly neighbourhood: Surroundings;
}
