import type { Granularity, Period } from "../../kernel/index.ts";
import { isThird, type StrengthsAt, strengthsOverTime } from "../../measure/index.ts";
import type { DyadPeriod, ToldAct } from "../../record/index.ts";
import { type PanelScope, PER_YEAR } from "./reading.ts";

/** What one source tells of the dyads that a panel needs. */
export interface ToldDyads {
  readonly scope: PanelScope;
  /** A source, or one of its epochs. */
  readonly teller: string;
  /** From the first period that the source tells of to the last. */
  readonly periods: readonly Period[];
  /** In which of them it looked. */
  readonly looked: readonly boolean[];
  /** Acts of the dyads that were asked about, by `pairKey`. */
  readonly acts: ReadonlyMap<string, readonly ToldAct[]>;
}

/** The ties of two actors over time. */
export interface Ties {
  /** At the end of each of the source's periods. */
  readonly over: readonly StrengthsAt[];
  /** Whether enough had been told by then: half a year's worth, older telling weighing less as events do. */
  readonly known: readonly boolean[];
  /** Third actors that the source tells of beside one of the two, in the order of the alphabet. */
  readonly thirds: readonly string[];
}

/** What half a year of telling comes to, of all that there is to a memory with a half-life of a year. */
const HALF_A_YEAR = 1 - Math.SQRT1_2;

/** Less is rounding. */
const ROUNDING = 1e-9;

/** An act as a row of dyads over time. */
export function rowOf({ teller, from, to, period, polarity, events }: ToldAct): DyadPeriod {
  const [a, b] = from < to ? [from, to] : [to, from];
  const none = { cooperation: 0, conflict: 0, attention: 0 };
  return { teller, a, b, period, ...none, [polarity]: events };
}

function knownFrom(looked: readonly boolean[], by: Granularity): boolean[] {
  const kept = 0.5 ** (1 / PER_YEAR[by]);
  let memory = 0;
  return looked.map((did) => {
    memory = kept * memory + (did ? 1 - kept : 0);
    return did && memory >= HALF_A_YEAR - ROUNDING;
  });
}

/** The ties of the dyad's two actors with everybody whose acts were read, from what was known at each period's end. */
export function tiesOver({ acts, periods, looked, scope, teller }: ToldDyads): Ties {
  const { dyad, by } = scope;
  const near = [...acts.values()]
    .flat()
    .filter(
      ({ timely, polarity, from, to }) =>
        timely && polarity !== "attention" && (dyad.includes(from) || dyad.includes(to)),
    );
  const [a, b] = dyad;
  // a row of nothing at either end, so that every period of the source has its ties
  const ends = [periods[0], periods.at(-1)].flatMap((period) =>
    period === undefined
      ? []
      : [{ teller, a, b, period, cooperation: 0, conflict: 0, attention: 0 }],
  );
  const told = new Set(near.flatMap(({ from, to }) => [from, to]));
  return {
    over: strengthsOverTime([...near.map(rowOf), ...ends], by),
    known: knownFrom(looked, by),
    thirds: [...told].filter((actor) => isThird(actor) && !dyad.includes(actor)).sort(),
  };
}
