import type { Missing } from "../drivers/index.ts";
import type { IsoDate } from "../kernel/index.ts";
import { type Actor, actorByCode, type LikelihoodScale } from "../lexicon/index.ts";
import { measureRelation, type Relation } from "../measure/index.ts";
import {
  countedFacts,
  type DyadActivity,
  type DyadEvent,
  type DyadSource,
  dyadActivity,
  dyadEvents,
  dyadFunnel,
  dyadPerspective,
  dyadSources,
  type Funnel,
  nothingRecorded,
  occurrenceCells,
  type Perspective,
  type Scope,
  type SourceCoverage,
  type Store,
  snapshotOf,
  sourceCoverage,
} from "../record/index.ts";
import { type DriverFindings, gatherDrivers } from "./driver-findings.ts";
import { gatherOutlook, type OutlookFindings } from "./outlook-findings.ts";
import { type BriefPhase, phasesBetween } from "./phases.ts";
import { type ProfileCell, profileCells, tally } from "./profile.ts";

/** What a brief is about and as of when. */
export interface BriefScope extends Scope {
  readonly asOf: IsoDate;
  readonly dyad: readonly [string, string];
  /** What is new since this day gets a paragraph of its own. */
  readonly since?: IsoDate;
  /** Simulated records for the power of each hypothesis; left out, as many as `entente drivers` runs. */
  readonly simulations?: number;
  /** In whose words probabilities are put; left out, those of ICD 203. */
  readonly scale?: LikelihoodScale;
  /** Threads besides this one for the back-test of the outlook; 0 where left out. */
  readonly workers?: number;
}

/** Everything that a brief is written from, read once. */
export interface Material {
  readonly scope: BriefScope;
  /** The same before sources to count were chosen. */
  readonly asked: BriefScope;
  readonly a: Actor;
  readonly b: Actor;
  readonly snapshot: string;
  /** Oldest first. All events, or the weightiest when there are too many to read. */
  readonly events: readonly DyadEvent[];
  /** The last event, which need not be among the weightiest. */
  readonly latest: DyadEvent | undefined;
  readonly total: number;
  readonly cells: readonly ProfileCell[];
  /** The counted source measured by year. */
  readonly relation: Relation;
  readonly phases: readonly BriefPhase[];
  /** The last day of which the sources that tell of this dyad tell anything. */
  readonly coveredTo: IsoDate;
  readonly funnel: Funnel;
  readonly perspective: Perspective;
  /** The sources that are counted. */
  readonly sources: readonly SourceCoverage[];
  /** Sources that tell of this dyad too but are not counted with it. */
  readonly apart: readonly DyadSource[];
  /** Events of others in which both take part. */
  readonly joint: readonly DyadEvent[];
  /** Activity of every dyad that shares an actor with this one, in each phase. */
  readonly neighbours: readonly (readonly DyadActivity[])[];
  /** What may move the relation, weighed; or why it is not. */
  readonly drivers: DriverFindings | Missing;
  /** What may come; or why nothing is said of it. */
  readonly outlook: OutlookFindings | Missing;
}

/** Most events that a brief reads one by one. */
const EVENTS_READ = 400;

const actorOf = (code: string): Actor => {
  const actor = actorByCode(code);
  if (actor === undefined) throw new Error(`no actor ${code}`);
  return actor;
};

function neighbourhood(
  all: readonly DyadActivity[],
  [a, b]: readonly [string, string],
): DyadActivity[] {
  const isOne = (code: string): boolean => code === a || code === b;
  const known = all.filter(
    (d) => actorOf(d.a).kind !== "unknown" && actorOf(d.b).kind !== "unknown",
  );
  return known.filter((d) => isOne(d.a) !== isOne(d.b));
}

async function nearest(store: Store, scope: BriefScope): Promise<string[]> {
  const { dyad, ...wider } = scope;
  const all = await dyadActivity(store, wider);
  const own = neighbourhood(all, dyad);
  const near = own.length > 0 ? own : all;
  return near.slice(0, 3).map((d) => `${actorOf(d.a).name} and ${actorOf(d.b).name}`);
}

/**
 * The sources to count: those the user names, else the one that covers most years of this dyad. Sources differ in
 * reach, so adding one of a single year to one of twenty would draw a peak where there is only a change of source.
 */
async function withCountedSources(
  store: Store,
  scope: BriefScope,
  held: readonly SourceCoverage[],
): Promise<{ counted: BriefScope; apart: readonly DyadSource[] }> {
  if (scope.sources !== undefined) return { counted: scope, apart: [] };
  const isAlone = held.length <= 1 && (await countedFacts(store, scope, "year")).length === 0;
  if (isAlone) return { counted: scope, apart: [] };
  const [first, ...apart] = await dyadSources(store, scope);
  return first === undefined
    ? { counted: scope, apart: [] }
    : { counted: { ...scope, sources: [first.source] }, apart };
}

/**
 * Read what the record holds of a dyad.
 *
 * @throws `record.nothing-recorded`
 */
export async function gatherMaterial(store: Store, asked: BriefScope): Promise<Material> {
  const held = await sourceCoverage(store, asked);
  const { counted: scope, apart } = await withCountedSources(store, asked, held);
  const cells = profileCells(await occurrenceCells(store, scope));
  const [a, b] = [actorOf(scope.dyad[0]), actorOf(scope.dyad[1])];
  if (cells.length === 0) {
    const near = await nearest(store, scope);
    throw nothingRecorded({ a: a.inSentence, b: b.inSentence, asOf: scope.asOf, near });
  }
  const ahead = gatherOutlook(store, asked, asked);
  // Its fault is met where it is awaited, unless another comes first.
  ahead.catch(() => undefined);
  const { dyad, ...wider } = scope;
  const events = await dyadEvents(store, { ...scope, limit: EVENTS_READ, keep: "weightiest" });
  const total = tally(cells);
  const [last] =
    events.length < total ? await dyadEvents(store, { ...scope, limit: 1 }) : events.slice(-1);
  const telling = new Set(events.flatMap((event) => event.reports.map((report) => report.source)));
  const sources = held.filter((source) => telling.has(source.id));
  const ends = sources.map((source) => source.last);
  const lastCovered = ends.sort().at(-1) ?? scope.asOf;
  const [coveredTo = scope.asOf] = [lastCovered, scope.asOf].sort();
  const relation = await measureRelation(store, { ...scope, by: "year" });
  const phases = phasesBetween(relation.turningPoints, cells, coveredTo);
  const spans = phases.map((p) => ({
    from: `${p.first}-01-01`,
    to: p.partial ? coveredTo : `${p.last}-12-31`,
  }));
  const neighbours: DyadActivity[][] = [];
  for (const span of spans) {
    neighbours.push(neighbourhood(await dyadActivity(store, wider, span), dyad));
  }
  return {
    scope,
    asked,
    a,
    b,
    snapshot: await snapshotOf(store, wider),
    events,
    latest: last,
    total,
    cells,
    relation,
    phases,
    coveredTo,
    funnel: await dyadFunnel(store, scope),
    perspective: await dyadPerspective(store, scope),
    sources,
    apart,
    joint: await dyadEvents(store, { ...scope, joint: true }),
    neighbours,
    drivers: await gatherDrivers(store, asked, asked.simulations),
    outlook: await ahead,
  };
}
