import { isoDate, systemClock } from "../src/kernel/index.ts";
import { neighbourhoodOf } from "../src/measure/index.ts";
import { gatherRelation } from "../src/measure/relation/gathering.ts";
import { openRecord } from "../src/record/index.ts";
import {
  BY,
  codingSourceOf,
  estimatorOf,
  type Took,
  timed,
  turnsOfIndex,
} from "./relations-parts.ts";

/** One dyad to be measured by a process of its own. */
export interface AskedTask {
  readonly record: string;
  readonly asOf: string;
  readonly dyad: readonly [string, string];
}

/** What each step took. */
export interface AskedTook {
  /** From the record: everything that a relation is measured from. */
  readonly reading: Took;
  /** The index of both sides with its band, its settings included. */
  readonly index: Took;
  readonly turns: Took;
  readonly neighbourhood: Took;
}

/** How one process did: its first question, and the same once more. */
export interface AskedRound {
  readonly first: AskedTook;
  readonly warm: AskedTook;
  /** Points of the index: that the work was done. */
  readonly points: number;
}

const { record, asOf, dyad } = JSON.parse(process.argv[2] ?? "") as AskedTask;
const store = await openRecord(record, "read", systemClock);
const scope = { asOf: isoDate(asOf), dyad, by: BY };

/** Monthly index with its band, its turning points, and the neighbourhood. */
async function asked(): Promise<{ readonly took: AskedTook; readonly points: number }> {
  const reading = await timed(() => gatherRelation(store, scope));
  const gathering = reading.result;
  const index = await timed(async () => estimatorOf(gathering).balanceOf({ matter: "all" }));
  const turns = await timed(async () => turnsOfIndex(gathering));
  const around = await timed(() => neighbourhoodOf(store, scope, codingSourceOf(gathering)));
  return {
    took: {
      reading: reading.took,
      index: index.took,
      turns: turns.took,
      neighbourhood: around.took,
    },
    points: "points" in index.result ? index.result.points.length : 0,
  };
}

const first = await asked();
const warm = await asked();
store.close();
const round: AskedRound = { first: first.took, warm: warm.took, points: first.points };
process.stdout.write(JSON.stringify(round));
