import { isHandCoded } from "../../drivers/index.ts";
import {
  addDays,
  dateInWords,
  firstDayOf,
  type IsoDate,
  lastDayOf,
  periodOf,
  shiftPeriod,
} from "../../kernel/index.ts";
import { cameoEntries, type Instrument, instrumentOf } from "../../lexicon/index.ts";
import type { EventSelection } from "../../record/index.ts";
import type { Question } from "./question.ts";
import { DEFAULT_VOID, questionHash } from "./rule.ts";
import { lexiconName, type NameOf, standingFinePrint } from "./wording.ts";

/** A kind of event that a desk would ask to be told of. */
export interface StandardKind {
  readonly id: string;
  /** One such event: `a formal agreement signed`. */
  readonly says: string;
  readonly select: EventSelection;
  /** Whether the standard set asks for it; the others are only counted. */
  readonly isAsked: boolean;
  /** What the coding can and cannot tell. */
  readonly finePrint: readonly string[];
}

/**
 * What a desk would ask to be told of, in the order in which it is told.
 *
 * Codes are those of the CAMEO book. Administrative sanctions (172) are left out of the sanctions: they are a government's own, against
 * parties and gatherings. A rupture is 161 alone; that talks or mediation are halted (164, 165) or inspectors leave (166) is less.
 */
export const STANDARD_KINDS: readonly StandardKind[] = [
  {
    id: "visit",
    says: "a visit either way",
    select: { codes: ["042", "043"] },
    isAsked: true,
    finePrint: ["CAMEO 042 and 043 do not tell the rank of the visitor."],
  },
  {
    id: "arms",
    says: "a cooperative step in arms",
    select: { class: "cooperation", instrument: "arms" },
    isAsked: true,
    finePrint: ["Words and deeds alike, from talks on a sale to delivery."],
  },
  {
    id: "exercise",
    says: "a joint exercise or other military cooperation",
    select: { codes: ["062"], instrument: "military" },
    isAsked: true,
    finePrint: ["CAMEO 062 does not tell an exercise from other military cooperation."],
  },
  {
    id: "agreement",
    says: "a formal agreement signed",
    select: { codes: ["057"] },
    isAsked: true,
    finePrint: [],
  },
  {
    id: "mediation",
    says: "mediation offered, accepted or done by one for the other",
    select: { codes: ["028", "038", "039", "045"] },
    isAsked: true,
    finePrint: ["Of a third between the two, the events are those with the third, not these."],
  },
  {
    id: "energy",
    says: "a cooperative step in energy",
    select: { class: "cooperation", instrument: "energy" },
    isAsked: false,
    finePrint: [],
  },
  {
    id: "sanction",
    says: "a sanction, an embargo or a boycott imposed",
    select: { codes: ["163"] },
    isAsked: true,
    finePrint: ["Threats of sanctions (1312) and administrative ones (172) do not count."],
  },
  {
    id: "rupture",
    says: "diplomatic relations reduced or broken off",
    select: { codes: ["161"] },
    isAsked: true,
    finePrint: [],
  },
  { id: "threat", says: "a threat", select: { codes: ["13"] }, isAsked: false, finePrint: [] },
  {
    id: "clash",
    says: "a use of force",
    select: { codes: ["18", "19", "20"] },
    isAsked: true,
    finePrint: ["By whomever the source calls by the name of one of the two."],
  },
];

/** Whether some code of the CAMEO book is of an instrument by itself, without a mode that a person gives. */
function isCoded(instrument: Instrument): boolean {
  return cameoEntries().some(({ code }) => instrumentOf({ cameo: code }) === instrument);
}

/** Whether a source can tell of a kind at all: arms and energy only where a person writes down the mode. */
export function canTell({ select }: Pick<StandardKind, "select">, teller: string): boolean {
  const { instrument } = select;
  return instrument === undefined || isHandCoded(teller) || isCoded(instrument);
}

/** The last day of a window of so many months; of one that opens at the end of a month, the end of a month. */
function deadline(opens: IsoDate, months: number): IsoDate {
  const month = shiftPeriod(periodOf(opens, "month"), months);
  const end = lastDayOf(month);
  if (opens === lastDayOf(periodOf(opens, "month"))) return end;
  const day = Number(opens.slice(8));
  return day > Number(end.slice(8)) ? end : addDays(firstDayOf(month), day - 1);
}

/**
 * The questions that every dyad is asked: whether each standard kind of event will be told of at least once.
 *
 * @param dyad codes of the two
 * @param opens the last day of which all is known when the questions are asked
 * @param months the length of the window, from the day after
 * @param teller the source that resolves them; what it cannot tell is not asked
 * @param nameOf how the two are called, by default as the lexicon has it
 */
export function standardQuestions(
  dyad: readonly [string, string],
  opens: IsoDate,
  months: number,
  teller: string,
  nameOf: NameOf = lexiconName,
): Question[] {
  const by = deadline(opens, months);
  const span = `from ${dateInWords(addDays(opens, 1))} to ${dateInWords(by)}`;
  const asked = STANDARD_KINDS.filter((kind) => kind.isAsked && canTell(kind, teller));
  return asked.map(({ id, says, select, finePrint }) => {
    const decided = {
      dyad,
      opens,
      by,
      teller,
      rule: { kind: "events", select, bound: { atLeast: 1 } },
      voidRule: DEFAULT_VOID,
    } as const;
    return {
      ...decided,
      id,
      text: `Will ${teller} tell of ${says} between ${nameOf(dyad[0])} and ${nameOf(dyad[1])} ${span}?`,
      finePrint: [...finePrint, ...standingFinePrint(decided)],
      hash: questionHash(decided),
    };
  });
}
