import type { Turn } from "../measure/index.ts";
import type { DyadEvent } from "../record/index.ts";
import { scopeFlags } from "./event-tests.ts";
import { counted, explained, type MethodEvidence, type QueryEvidence } from "./evidence.ts";
import { weightOf } from "./main-events.ts";
import type { Material } from "./material.ts";
import { chance, rate, signed } from "./numbers.ts";
import { yearOfTurn } from "./phases.ts";
import { type Bound, bind, type Words, words } from "./statement.ts";

/** A series in which turns are sought. */
export type TurnSeries = Turn["series"];

const NAMES: Readonly<Record<TurnSeries, string>> = {
  index: "the balance",
  engagement: "cooperation",
  intensity: "conflict",
};

/** What turns, in the words of a reader: `the balance`, `conflict`, `cooperation`. */
export function seriesNoun(series: TurnSeries): string {
  return NAMES[series];
}

/** Evidence for a figure of the measure by year. */
export function measured(m: Material, says: string): QueryEvidence {
  return counted(says, `entente relations ${m.a.code} ${m.b.code} --by year${scopeFlags(m)}`);
}

/** Evidence for a figure of a turn. */
export function turning(m: Material): QueryEvidence {
  return measured(m, "turning points by year");
}

/** The pages that say how a turn of a series is found and what the series is. */
export function turnMethods(series: TurnSeries): readonly MethodEvidence[] {
  const page = series === "index" ? "method/balance" : "method/intensity";
  return [explained("method/turning-points"), explained(page)];
}

/** When a turn is dated to, and between which years: `2010 (2007 to 2015)`. */
export function datingOf(m: Material, turn: Turn): Words {
  const evidence = turning(m);
  const year = bind(yearOfTurn(turn), evidence);
  if (turn.lo === turn.hi) return words`${year}`;
  return words`${year} (${bind(turn.lo, evidence)} to ${bind(turn.hi, evidence)})`;
}

/** A level or a difference of levels of a series. */
export function levelText(series: TurnSeries, value: number): string {
  if (series === "index") return signed(value);
  return Math.abs(value) < 9.95 ? signed(value, 1) : signed(value);
}

const UNITS: Readonly<Record<TurnSeries, string>> = {
  index: "",
  engagement: " cooperative events a year at average coverage",
  intensity: " conflictual events a year at average coverage",
};

/** From what to what a series went: `from 2.2 to 4.5 cooperative events a year at average coverage`. */
export function passageOf(m: Material, { series, before, after }: Turn): Words {
  const evidence = turning(m);
  const level = (value: number): Bound =>
    bind(series === "index" ? signed(value) : rate(value), evidence);
  return words`from ${level(before.value)} to ${level(after.value)}${UNITS[series]}`;
}

/** How sure a turn is, in few words: `doubtful: probability 90 per cent, false alarms 13 per cent`. */
export function suretyOf(m: Material, { probability, falseAlarmRate, doubtful }: Turn): Words {
  const evidence = turning(m);
  const sure = words`${doubtful ? "doubtful: " : ""}probability ${bind(chance(probability), evidence)}`;
  return falseAlarmRate === null
    ? sure
    : words`${sure}, false alarms ${bind(chance(falseAlarmRate), evidence)}`;
}

/** The weightiest event in the year of a turn, the one before and the one after. */
export function eventAbout(m: Material, turn: Turn): DyadEvent | undefined {
  return m.events
    .filter((event) => Math.abs(Number(event.date.slice(0, 4)) - yearOfTurn(turn)) <= 1)
    .sort((x, y) => weightOf(y) - weightOf(x) || (x.id < y.id ? -1 : 1))[0];
}
