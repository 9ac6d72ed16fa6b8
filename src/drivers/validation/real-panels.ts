import type { Granularity, Period, Random } from "../../kernel/index.ts";
import { DENSE_FROM, type DyadPanel } from "../../measure/index.ts";
import type { DriverPanel, PolarCounts } from "../panel.ts";
import { exposureOf, hypothesisOf, panelAmong } from "./counted-panel.ts";

/** A dyad's counts over all periods that its source covers. */
export interface RealDyad extends PolarCounts {
  readonly a: string;
  readonly b: string;
}

/** The dyads of a source that have many events, over the same periods. */
export interface RealDyads {
  readonly by: Granularity;
  readonly periods: readonly Period[];
  readonly dyads: readonly RealDyad[];
}

/** The dyads with many events; a period in which nothing is told of one has no events of it. */
export function realDyads(panel: DyadPanel, by: Granularity): RealDyads {
  const place = new Map(panel.covered.map((period, t) => [period, t]));
  const dyads = panel.dyads.filter(({ polar }) => polar >= DENSE_FROM);
  return {
    by,
    periods: panel.covered,
    dyads: dyads.map(({ a, b, counts }): RealDyad => {
      const cooperation = new Float64Array(panel.covered.length);
      const conflict = new Float64Array(panel.covered.length);
      counts.periods.forEach((period, i) => {
        const t = place.get(period);
        if (t === undefined) return;
        cooperation[t] = counts.counts[i]?.cooperation ?? 0;
        conflict[t] = counts.counts[i]?.conflict ?? 0;
      });
      return { a, b, cooperation, conflict };
    }),
  };
}

/** The same dyads over the first so many periods. */
export function firstPeriods({ by, periods, dyads }: RealDyads, count: number): RealDyads {
  return {
    by,
    periods: periods.slice(0, count),
    dyads: dyads.map(({ a, b, cooperation, conflict }): RealDyad => {
      return { a, b, cooperation: cooperation.slice(0, count), conflict: conflict.slice(0, count) };
    }),
  };
}

/** How exposures are made that cannot move the outcome. */
export type Placebo = "reversed" | "shuffled";

const HYPOTHESES = 5;

/** So many of the items by lot, none twice. */
function drawn<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.below(left.length), 1),
  ).flat();
}

function reversed({ cooperation, conflict }: PolarCounts): PolarCounts {
  return { cooperation: cooperation.toReversed(), conflict: conflict.toReversed() };
}

/**
 * A dyad's panel with five exposures that cannot move it: its neighbours' balance with the periods turned round, or the
 * balance of dyads that it shares no state with. Neighbours are dyads with which it shares one state.
 */
export function placeboPanel(
  { by, periods, dyads }: RealDyads,
  outcome: RealDyad,
  placebo: Placebo,
  random: Random,
): DriverPanel {
  const others = dyads.filter((dyad) => dyad !== outcome);
  const isNeighbour = ({ a, b }: RealDyad): boolean =>
    [a, b].some((state) => state === outcome.a || state === outcome.b);
  const wanted = placebo === "reversed";
  const chosen = drawn(
    others.filter((dyad) => isNeighbour(dyad) === wanted),
    HYPOTHESES,
    random,
  );
  const hypotheses = chosen.map((dyad, place) =>
    hypothesisOf(place, by, exposureOf(`${dyad.a}-${dyad.b}`, wanted ? reversed(dyad) : dyad)),
  );
  return panelAmong(others, outcome, { by, periods, hypotheses });
}
