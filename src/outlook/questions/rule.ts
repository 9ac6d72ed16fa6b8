import { addDays, contentHash, daysBetween, firstDayOf, type IsoDate } from "../../kernel/index.ts";
import type {
  LevelBound,
  Question,
  QuestionRule,
  QuestionSelection,
  VoidRule,
} from "./question.ts";

/** The void rule where none is stated. */
export const DEFAULT_VOID: VoidRule = { mostUnseen: 0.1 };

/** The days that a question looks at. */
export interface Window {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** The first and the last day that count. */
export function windowOf({ opens, by, rule }: Pick<Question, "opens" | "by" | "rule">): Window {
  const first = rule.kind === "events" ? addDays(opens, 1) : firstDayOf(rule.period);
  return { first, last: by };
}

const DAYS_A_MONTH = 365.25 / 12;

/** The length of a window in months, rounded; at least one. */
export function monthsOf({ first, last }: Window): number {
  return Math.max(1, Math.round((daysBetween(first, last) + 1) / DAYS_A_MONTH));
}

/** Fewest and most events with which a rule holds; the most may be Infinity. */
export interface EventRange {
  readonly fewest: number;
  readonly most: number;
}

/** How many events a rule on their number asks for; undefined for one on their balance. */
export function eventRange(rule: QuestionRule): EventRange | undefined {
  if (rule.kind === "balance") return undefined;
  const { bound } = rule;
  if ("atLeast" in bound) return { fewest: bound.atLeast, most: Number.POSITIVE_INFINITY };
  if ("atMost" in bound) return { fewest: 0, most: bound.atMost };
  return "above" in bound
    ? { fewest: Math.floor(bound.above) + 1, most: Number.POSITIVE_INFINITY }
    : { fewest: 0, most: Math.ceil(bound.below) - 1 };
}

/** Whether a level passes a bound. */
export function passes(level: number, bound: LevelBound): boolean {
  return "above" in bound ? level > bound.above : level < bound.below;
}

/**
 * Whether a rule holds.
 *
 * @param events of the window: those selected, for a balance those of cooperation
 * @param others for a balance, all other events of the window
 * @returns undefined for the balance of no event
 */
export function holds(rule: QuestionRule, events: number, others: number): boolean | undefined {
  const range = eventRange(rule);
  if (range !== undefined) return events >= range.fewest && events <= range.most;
  if (rule.kind !== "balance" || events + others === 0) return undefined;
  return passes((100 * events) / (events + others), rule.bound);
}

function plain(select: QuestionSelection): QuestionSelection {
  const { codes, mentions, quads, place, ...rest } = select;
  return {
    ...rest,
    ...(codes && { codes: codes.toSorted() }),
    ...(quads && { quads: quads.toSorted() }),
    ...(place !== undefined && { place: place.toLowerCase() }),
    ...(mentions && { mentions: mentions.map((word) => word.toLowerCase()).sort() }),
  };
}

/** Canonical JSON has no place for undefined. */
function stated(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}

/** The hash of all that decides a question: the order of its two actors, of codes and of words does not matter. */
export function questionHash(
  question: Omit<Question, "id" | "text" | "finePrint" | "hash">,
): string {
  const { dyad, opens, by, teller, rule, voidRule } = question;
  const plainRule =
    rule.kind === "balance" ? rule : { ...rule, select: stated(plain(rule.select)) };
  return contentHash({ dyad: dyad.toSorted(), opens, by, teller, rule: plainRule, voidRule });
}
