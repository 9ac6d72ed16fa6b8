import { type Granularity, seededRandom } from "../src/kernel/index.ts";
import { findTurningPoints } from "../src/measure/index.ts";
import { Estimator, smoothedShare } from "../src/measure/relation/estimate.ts";
import type { Gathering } from "../src/measure/relation/gathering.ts";
import { countsBySource, polarEvents } from "../src/measure/relation/observations.ts";

/** What a piece of work took. */
export interface Took {
  readonly wall: number;
  /** Of all threads of the process. */
  readonly cpu: number;
}

/** What parts are measured by. */
export const BY: Granularity = "month";

/** Draws without a change that turns are calibrated by. */
const DRAWS = 200;

/** Do some work and say what it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ took: Took; result: T }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  return { took: { wall, cpu: (user + system) / 1e6 }, result };
}

/** Fit the settings of a dyad's series. */
export function estimatorOf(gathering: Gathering): Estimator {
  const [reference] = gathering.sources;
  const told = (polarity: string): number =>
    gathering.totals
      .filter((total) => total.teller === reference?.id && total.polarity === polarity)
      .reduce((sum, total) => sum + total.told, 0);
  return new Estimator(gathering, smoothedShare(told("cooperation"), told("conflict")));
}

/** Seek turns in the index alone, as the source that tells most of the dyad gives it; returns how many were found. */
export function turnsOfIndex({ cells, periods, sources }: Gathering): number {
  const [reference] = sources;
  const told = countsBySource(cells, periods, { matter: "all" });
  const counts = told.find(({ source }) => source === reference?.id)?.counts ?? [];
  const report = findTurningPoints(
    {
      kind: "share",
      successes: counts.map(({ cooperation }) => cooperation),
      trials: counts.map(polarEvents),
    },
    { random: seededRandom(1), draws: DRAWS },
  );
  return report.outcome === "known" ? report.turningPoints.length : 0;
}

/** The source that a dyad's surroundings are read from. */
export function codingSourceOf({ sources, coded }: Gathering): string | null {
  return sources.find(({ id }) => coded.some(({ teller }) => teller === id))?.id ?? null;
}
