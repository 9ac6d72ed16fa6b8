import { isoDate, seededRandom, systemClock } from "../src/kernel/index.ts";
import { neighbourhoodOf } from "../src/measure/index.ts";
import { type Gathering, gatherRelation } from "../src/measure/relation/gathering.ts";
import { turnsOf } from "../src/measure/relation/turns.ts";
import { openRecord } from "../src/record/index.ts";
import { openWorkbench } from "../src/workbench/index.ts";
import {
  BY,
  codingSourceOf,
  estimatorOf,
  type Took,
  timed,
  turnsOfIndex,
} from "./relations-parts.ts";

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

/** Fit and draw every series: both sides' and each side's index, rates, words and deeds. */
function everySeries(gathering: Gathering): number {
  const estimator = estimatorOf(gathering);
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
  const coding = codingSourceOf(gathering);
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
