import {
  type CameoCode,
  type Instrument,
  instrumentOf,
  mirrorOf,
  type QuadClass,
} from "../lexicon/index.ts";

/** Halves of the quad classes: cooperation or conflict, words or deeds. */
export type EventClass = "cooperation" | "conflict" | "words" | "deeds";

const MEMBERS: Readonly<Record<EventClass, readonly QuadClass[]>> = {
  cooperation: [1, 2],
  conflict: [3, 4],
  words: [1, 3],
  deeds: [2, 4],
};

/** Which of a dyad's events are meant; every condition given must hold. */
export interface EventSelection {
  readonly class?: EventClass | undefined;
  readonly instrument?: Instrument | undefined;
  /** CAMEO codes, each with its sub-codes. */
  readonly codes?: readonly string[] | undefined;
  /** The author (for a joint act the host or initiator) of an act that is not mutual. */
  readonly by?: string | undefined;
  /** Neither a meeting nor an agreement: an act that one side begins. */
  readonly alone?: boolean | undefined;
  /** An actor that also takes part. */
  readonly with?: string | undefined;
}

/** What a selection looks at in an event. */
export interface Selectable {
  readonly source: string;
  readonly others: readonly string[];
  readonly cameo: CameoCode;
  readonly quadClass: QuadClass;
  readonly mutual: boolean;
  readonly plover: { readonly mode: string | null } | null;
}

/** The instrument that an event uses. */
export function instrumentOfEvent(event: Pick<Selectable, "cameo" | "plover">): Instrument {
  return instrumentOf({ cameo: event.cameo, ploverMode: event.plover?.mode ?? undefined });
}

/** Whether a quad class belongs to a half. */
export function isOfClass(quadClass: QuadClass, half: EventClass): boolean {
  return MEMBERS[half].includes(quadClass);
}

/** An event that stands for its mirror too is found by either code: a visit by the host's 043 as by the visitor's 042. */
function isCoded(event: Selectable, code: string): boolean {
  if (event.cameo.startsWith(code)) return true;
  return event.mutual && mirrorOf(event.cameo)?.startsWith(code) === true;
}

/** Whether an event is one of those meant. */
export function isSelected(event: Selectable, s: EventSelection): boolean {
  return (
    (s.class === undefined || isOfClass(event.quadClass, s.class)) &&
    (s.instrument === undefined || instrumentOfEvent(event) === s.instrument) &&
    (s.codes === undefined || s.codes.some((code) => isCoded(event, code))) &&
    (s.by === undefined || (!event.mutual && event.source === s.by)) &&
    (s.alone !== true || !event.mutual) &&
    (s.with === undefined || event.others.includes(s.with))
  );
}

/** Whether a selection asks for anything at all. */
export function isEverything(s: EventSelection): boolean {
  return Object.values(s).every((value) => value === undefined || value === false);
}
