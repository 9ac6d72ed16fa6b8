import { type Granularity, isoDate, seededRandom, systemClock } from "../src/kernel/index.ts";
import { findTurningPoints, neighbourhoodOf } from "../src/measure/index.ts";
import { Estimator, smoothedShare } from "../src/measure/relation/estimate.ts";
import { type Gathering, gatherRelation } from "../src/measure/relation/gathering.ts";
import { countsBySource, polarEvents } from "../src/measure/relation/observations.ts";
import { turnsOf } from "../src/measure/relation/turns.ts";
import { openRecord } from "../src/record/index.ts";
import { openWorkbench } from "../src/workbench/index.ts";

/** Dyads to be measured by one process, one after the other. */
export interface RelationsTask {
  readonly record: string;
  readonly asOf: string;
  readonly dyads: readonly (readonly [string, string])[];
  /** Left out, the finest length of a period that each dyad's events suffice for. */
  readonly by?: "month";
  /** Whether to take the first dyad apart once the process has warmed up. */
  readonly parts: boolean;
}

/** What a piece of work took. */
export interface Took {
  readonly wall: number;
  /** Of all threads of the process. */
  readonly cpu: number;
}

/** How it went. */
export interface RelationsRound {
  /** All dyads: everything that `entente relations` asks for. */
  readonly all: Took;
  /** Points of the index of all dyads, and turns sought and found: that the work was done. */
  readonly points: number;
  readonly searched: number;
  readonly turns: number;
  readonly parts: Readonly<Record<string, Took>>;
}

const BY: Granularity = "month";

async function timed<T>(work: () => Promise<T>): Promise<{ took: Took; result: T }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  return { took: { wall, cpu: (user + system) / 1e6 }, result };
}

/** Fit and draw every series: both sides' and each side's index, rates, words and deeds. */
function everySeries(gathering: Gathering): number {
  const [reference] = gathering.sources;
  const told = (polarity: string): number =>
    gathering.totals
      .filter((total) => total.teller === reference?.id && total.polarity === polarity)
      .reduce((sum, total) => sum + total.told, 0);
  const estimator = new Estimator(gathering, smoothedShare(told("cooperation"), told("conflict")));
  const measured = [undefined, ...gathering.scope.dyad].flatMap((from) => {
    const by = from === undefined ? {} : { from };
    return [
      estimator.balanceOf({ matter: "all", ...by }),
      estimator.rateOf("conflict", { matter: "all", ...by }),
      estimator.rateOf("cooperation", { matter: "all", ...by }),
      estimator.balanceOf({ matter: "words", ...by }),
      estimator.balanceOf({ matter: "deeds", ...by }),
    ];
  });
  return measured.filter((one) => "points" in one).length;
}

/** Seek turns in the index alone, as the source that tells most of the dyad gives it. */
function turnsOfIndex({ cells, periods, sources }: Gathering): number {
  const [reference] = sources;
  const told = countsBySource(cells, periods, { matter: "all" });
  const counts = told.find(({ source }) => source === reference?.id)?.counts ?? [];
  const report = findTurningPoints(
    {
      kind: "share",
      successes: counts.map(({ cooperation }) => cooperation),
      trials: counts.map(polarEvents),
    },
    { random: seededRandom(1) },
  );
  return report.outcome === "known" ? report.turningPoints.length : 0;
}

async function partsOf(task: RelationsTask): Promise<Record<string, Took>> {
  const [dyad] = task.dyads;
  if (dyad === undefined) return {};
  const store = await openRecord(task.record, "read", systemClock);
  const scope = { asOf: isoDate(task.asOf), dyad, by: BY };
  const reading = await timed(() => gatherRelation(store, scope));
  const gathering = reading.result;
  const index = await timed(async () => everySeries(gathering));
  const turnsOfOne = await timed(async () => turnsOfIndex(gathering));
  const turns = await timed(() =>
    turnsOf(store, gathering, { cooperation: 0.7, conflict: 0.7 }, seededRandom(1)),
  );
  const coding =
    gathering.sources.find(({ id }) => gathering.coded.some(({ teller }) => teller === id))?.id ??
    null;
  const around = await timed(() => neighbourhoodOf(store, scope, coding));
  const similar = await timed(() => neighbourhoodOf(store, { ...scope, similar: 10 }, coding));
  store.close();
  return {
    reading: reading.took,
    index: index.took,
    "turns of the index": turnsOfOne.took,
    turns: turns.took,
    neighbourhood: around.took,
    similar: similar.took,
  };
}

const task = JSON.parse(process.argv[2] ?? "") as RelationsTask;
const workbench = await openWorkbench({ record: task.record, asOf: task.asOf });
const relations = async (): Promise<Omit<RelationsRound, "all" | "parts">> => {
  let [points, searched, turns] = [0, 0, 0];
  for (const [a, b] of task.dyads) {
    const found = await workbench.relations(a, b, task.by);
    points += found.index.length;
    searched += found.searched.filter(({ unknown }) => unknown === null).length;
    turns += found.turningPoints.length;
  }
  return { points, searched, turns };
};
const { took: all, result } = await timed(relations);
const parts = task.parts ? await partsOf(task) : {};
const again = task.parts ? { "once warm": (await timed(relations)).took } : {};
workbench.close();
const round: RelationsRound = { all, ...result, parts: { ...parts, ...again } };
process.stdout.write(JSON.stringify(round));
