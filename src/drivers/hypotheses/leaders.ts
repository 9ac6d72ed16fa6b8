import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { type IsoDate, isoDate } from "../../kernel/index.ts";

/** Somebody's time at the head of a state or a government. */
export interface LeaderTerm {
  /** Code of the state. */
  readonly actor: string;
  readonly office: string;
  readonly role: "head-of-state" | "head-of-government" | "head-of-party";
  /** Whether whoever held the office then had the last word on foreign policy, in the compiler's judgement. */
  readonly decides: boolean;
  readonly leader: string;
  /** First day in office; the term lasts until the office's next one begins. */
  readonly from: IsoDate;
  /** The last day up to which the office is known to have changed hands no further. */
  readonly asOf: IsoDate;
}

const FILE = new URL("../../../data/hypotheses/leaders.csv", import.meta.url);
const ROLES: readonly LeaderTerm["role"][] = [
  "head-of-state",
  "head-of-government",
  "head-of-party",
];

function term(row: Readonly<Record<string, string | undefined>>): LeaderTerm {
  const cell = (column: string): string => {
    const text = row[column];
    if (text === undefined) throw new Error(`the table of leaders has no column ${column}`);
    return text;
  };
  const role = ROLES.find((known) => known === cell("role"));
  if (role === undefined) throw new Error(`the table of leaders has an unknown role`);
  return {
    actor: cell("actor"),
    office: cell("office"),
    role,
    decides: cell("decides") === "yes",
    leader: cell("leader"),
    from: isoDate(cell("from")),
    asOf: isoDate(cell("as_of")),
  };
}

let terms: readonly LeaderTerm[] | undefined;

/** Heads of state and government that the product carries, by state and office, each office's terms in order. */
export function carriedLeaders(): readonly LeaderTerm[] {
  terms ??= csvParse(readFileSync(FILE, "utf8")).map(term);
  return terms;
}

/** A new leader. */
export interface LeaderChange {
  readonly actor: string;
  readonly office: string;
  readonly leader: string;
  readonly on: IsoDate;
}

/**
 * The days on which whoever has the last word on a state's foreign policy changed. A caretaker is passed over, and so is
 * one who comes back after a caretaker; who decided first in an office is no change.
 *
 * @returns in order of time; undefined where the table holds nobody of the state
 */
export function leaderChanges(actor: string): readonly LeaderChange[] | undefined {
  const own = carriedLeaders().filter((one) => one.actor === actor);
  if (own.length === 0) return undefined;
  const deciders = own.filter(({ decides }) => decides);
  return deciders
    .flatMap(({ office, leader, from }, i): LeaderChange[] => {
      const before = deciders[i - 1];
      const isFirst = before === undefined || before.office !== office;
      return isFirst || before.leader === leader ? [] : [{ actor, office, leader, on: from }];
    })
    .sort((x, y) => (x.on < y.on ? -1 : 1));
}
