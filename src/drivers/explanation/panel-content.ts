import { dyadEvents, type Store } from "../../record/index.ts";
import type { Hypothesis } from "../hypotheses/hypothesis.ts";
import type { PanelContent } from "../matrix/panel-guard.ts";
import { placeboSeries, targetSeries } from "../series/panel-outcomes.ts";
import type { PanelScope } from "../series/reading.ts";
import { dyadsNeeded } from "../series/series-needs.ts";

/** All pairs that the panel of some hypotheses counts events of. */
function pairsOf(
  dyad: readonly [string, string],
  hypotheses: readonly Hypothesis[],
): (readonly [string, string])[] {
  const series = hypotheses.flatMap(({ exposures, implications }) => [
    ...exposures.map((exposure) => exposure.series),
    ...implications.flatMap((one) =>
      one.kind === "exposure-control" ? one.exposures.map((exposure) => exposure.series) : [],
    ),
  ]);
  const outcomes = hypotheses.flatMap((hypothesis) => [
    ...placeboSeries(hypothesis).map(({ between }) => between),
    ...targetSeries(hypothesis).map(({ outcome }) => outcome.between),
  ]);
  const all = dyadsNeeded(series, dyad, outcomes).pairs;
  return [...new Map(all.map((pair) => [[...pair].sort().join(" "), pair])).values()];
}

/**
 * What the panel of some hypotheses has counted by name: the events of every pair that it looks at. What is counted of an actor with
 * whomever (a third country's situation, triangles over all third actors) is not among it.
 */
export async function panelContent(
  store: Store,
  scope: PanelScope,
  hypotheses: readonly Hypothesis[],
): Promise<PanelContent> {
  const events = new Set<string>();
  const addresses = new Set<string>();
  for (const dyad of pairsOf(scope.dyad, hypotheses)) {
    for (const event of await dyadEvents(store, { ...scope, dyad })) {
      events.add(event.id);
      for (const { url } of event.reports) if (url !== null) addresses.add(url);
    }
  }
  return { events, addresses };
}
