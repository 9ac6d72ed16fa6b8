import type { Period } from "../../kernel/index.ts";
import type { Total } from "./gathering.ts";
import type { ExposedCounts } from "./intensity.ts";
import type { SourceCounts } from "./observations.ts";

/** A period with no event about anybody else counts as half an event, so that its logarithm exists. */
const CONTINUITY = 0.5;

/**
 * Set a source's counts beside what it told of all other dyads.
 *
 * @param own the source's counts of the dyad, for its name and periods
 * @param wanted what to count: of the same periods
 * @param totals what sources tell of all other dyads
 * @param handCoded a hand-coded source that codes nothing in a period has still looked; a machine that does was not there
 */
export function exposed(
  own: SourceCounts,
  wanted: readonly number[],
  totals: readonly Total[],
  handCoded: boolean,
): ExposedCounts {
  const byPeriod = new Map<Period, number>();
  for (const { teller, period, told } of totals) {
    if (teller === own.source) byPeriod.set(period, (byPeriod.get(period) ?? 0) + told);
  }
  const seenPeriods = [...byPeriod.keys()].sort();
  const [first, last] = [seenPeriods[0], seenPeriods.at(-1)];
  const exposure = own.periods.map((period) => {
    const all = byPeriod.get(period) ?? 0;
    const isWithin = first !== undefined && last !== undefined && first <= period && period <= last;
    if (!isWithin || (all === 0 && !handCoded)) return undefined;
    return all + CONTINUITY;
  });
  const seen = exposure.filter((value) => value !== undefined);
  const mean = seen.reduce((sum, value) => sum + value, 0) / Math.max(1, seen.length);
  return {
    source: own.source,
    counts: wanted,
    logExposure: exposure.map((value) =>
      value === undefined ? undefined : Math.log(value / mean),
    ),
  };
}
