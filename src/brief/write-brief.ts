import { isMissing } from "../drivers/index.ts";
import { type IsoDate, isoDate } from "../kernel/index.ts";
import type { LikelihoodScale } from "../lexicon/index.ts";
import type { DyadEvent, Store } from "../record/index.ts";
import type { Brief, YearCounts } from "./brief.ts";
import { briefDrivers } from "./brief-drivers.ts";
import { briefOutlook } from "./brief-outlook.ts";
import { scopeFlags } from "./event-tests.ts";
import { type BriefScope, gatherMaterial, type Material } from "./material.ts";
import { turnsTold } from "./phases.ts";
import { tally } from "./profile.ts";
import { background } from "./sections/background.ts";
import { conclusions } from "./sections/conclusions.ts";
import { implications } from "./sections/implications.ts";
import { keyJudgements } from "./sections/key-judgements.ts";
import { outlook } from "./sections/outlook.ts";
import { limitationsOf, sourcesAndMethod } from "./sections/sources-and-method.ts";
import type { Section } from "./statement.ts";

/** What may be asked of a brief beyond its two actors. */
export interface BriefRequest {
  /** A day; what became known after it gets a paragraph of its own. */
  readonly since?: string | undefined;
  /** Simulated records for the power of each hypothesis; left out, as many as `entente drivers` runs. */
  readonly simulations?: number | undefined;
  /** In whose words probabilities are put; left out, those of ICD 203. */
  readonly scale?: LikelihoodScale | undefined;
  /** Threads besides this one for the back-test of the outlook; 0 where left out. */
  readonly workers?: number | undefined;
}

function yearsOf(m: Material): YearCounts[] {
  const [first, last] = [m.phases[0]?.first ?? 0, m.phases.at(-1)?.last ?? 0];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const of = (quadClass: number): number =>
      tally(m.cells, (cell) => cell.year === first + i && cell.quadClass === quadClass);
    return {
      period: String(first + i),
      verbalCooperation: of(1),
      materialCooperation: of(2),
      verbalConflict: of(3),
      materialConflict: of(4),
    };
  });
}

function titleOf(m: Material): string {
  const text = `${m.a.inSentence} and ${m.b.inSentence}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function citedEvents(sections: readonly Section[], m: Material): DyadEvent[] {
  const cited = new Set(
    sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => block.statements)
      .flatMap((statement) => statement.evidence)
      .flatMap((e) => (e.kind === "event" ? [e.ref] : e.kind === "query" ? e.events : [])),
  );
  const held = [...m.events, ...m.joint, ...(m.latest === undefined ? [] : [m.latest])];
  return [...new Map(held.map((event) => [event.id, event])).values()]
    .filter((event) => cited.has(event.id))
    .sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : x.id < y.id ? -1 : 1));
}

/**
 * Write the brief on a dyad from what the record holds, and from nothing else.
 *
 * @throws `record.nothing-recorded`, `kernel.date-malformed` for `since`
 */
export async function writeBrief(
  store: Store,
  scope: Pick<BriefScope, "asOf" | "dyad" | "sources"> & { readonly asOf: IsoDate },
  request: BriefRequest & { readonly version: string },
): Promise<Brief> {
  const since = request.since === undefined ? {} : { since: isoDate(request.since) };
  const { simulations, scale, workers } = request;
  const m = await gatherMaterial(store, {
    ...{ ...scope, ...since },
    ...(simulations === undefined ? {} : { simulations }),
    ...(scale === undefined ? {} : { scale }),
    ...(workers === undefined ? {} : { workers }),
  });
  const sections = [
    keyJudgements(m),
    background(m),
    implications(m),
    conclusions(m),
    outlook(m),
    sourcesAndMethod(m),
  ];
  return {
    title: titleOf(m),
    dyad: scope.dyad,
    names: [m.a.name, m.b.name],
    asOf: scope.asOf,
    record: { snapshot: m.snapshot, sources: m.sources },
    sections,
    limitations: limitationsOf(m),
    years: yearsOf(m),
    index: m.relation.index,
    intensity: m.relation.intensity,
    turningPoints: turnsTold(m.phases),
    phases: m.phases.map((phase) => ({
      from: String(phase.first),
      to: String(phase.last),
      label: phase.first === phase.last ? String(phase.first) : `${phase.first}–${phase.last}`,
    })),
    drivers: isMissing(m.drivers) ? null : briefDrivers(m.drivers.explanation, m.drivers.command),
    outlook: isMissing(m.outlook) ? null : briefOutlook(m.outlook),
    events: citedEvents(sections, m),
    eventsInRecord: m.total,
    commandScope: scopeFlags(m),
    version: request.version,
  };
}
