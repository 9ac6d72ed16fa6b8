import { addDays, lastDayOf, type Period, spanOf } from "../../kernel/index.ts";
import { carriedLeaders, leaderChanges } from "../hypotheses/leaders.ts";
import { type Missing, nameOf, type SeriesReading } from "./reading.ts";
import type { LeaderSeries } from "./specification.ts";

const YEAR = 365;

/** What the product's own table of leaders is called where a reader can find it. */
const TABLE = "data/hypotheses/leaders.csv";

/**
 * Whether whoever has the last word on a state's foreign policy changed within the twelve months to each period's end: 1 or 0.
 * Unknown in the first year of the table and after it ends.
 */
export function readLeader(
  { of }: LeaderSeries,
  periods: readonly Period[],
): SeriesReading | Missing {
  const changes = leaderChanges(of);
  const terms = carriedLeaders().filter(({ actor, decides }) => actor === of && decides);
  const begins = terms.map(({ from }) => from).sort()[0];
  const ends = terms
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
  if (changes === undefined || begins === undefined || ends === undefined) {
    return { reason: `the table of leaders holds nobody of ${nameOf(of)}`, has: 0, needs: 1 };
  }
  const values = Float64Array.from(periods, (period) => {
    const day = lastDayOf(period);
    const since = addDays(day, -YEAR);
    if (since < begins || day > ends) return Number.NaN;
    return changes.some(({ on }) => since < on && on <= day) ? 1 : 0;
  });
  const [first, last] = [periods[0], periods.at(-1)];
  const within = changes.filter(
    ({ on }) =>
      first !== undefined &&
      last !== undefined &&
      spanOf(first).first <= on &&
      on <= lastDayOf(last),
  );
  return {
    unit: "1 within twelve months of a change, else 0",
    values,
    says: `a change of whoever has the last word on foreign policy: ${nameOf(of)}`,
    source: TABLE,
    counted: within.length,
    queries: [],
  };
}
