/** The sixteen event types of PLOVER, from cooperation in words to conflict in deeds. */
export const PLOVER_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

/** An event type of PLOVER. */
export type PloverType = (typeof PLOVER_TYPES)[number];

/** Whether `text` names a PLOVER type, in capitals as the code book writes it. */
export function isPloverType(text: string): text is PloverType {
  return (PLOVER_TYPES as readonly string[]).includes(text);
}

/** A CAMEO code said in PLOVER: what kind of act, how it was done, and what it was about. */
export interface PloverCoding {
  readonly type: PloverType;
  /** One of the type's modes, or undefined where CAMEO does not say how. */
  readonly mode: string | undefined;
  /** One or more contexts, separated by a semicolon, or undefined. */
  readonly context: string | undefined;
}
