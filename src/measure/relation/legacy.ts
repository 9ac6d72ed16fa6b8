import type { Period } from "../../kernel/index.ts";
import { goldsteinOf, ploverOf, ploverScore } from "../../lexicon/index.ts";
import type { ToldCell } from "../../record/index.ts";

/** Weighted scores of a period as the field has long made them; kept for comparison, never used by a measure here. */
export interface LegacyScores {
  readonly period: Period;
  readonly events: number;
  /** Sum of Goldstein values, GDELT's table; grows with attention. */
  readonly goldsteinSum: number;
  /** Their mean; absent in a period without events. */
  readonly goldsteinMean: number | null;
  /** Sum of PLOVER scores of the events that PLOVER has a type for. */
  readonly ploverSum: number;
  readonly ploverMean: number | null;
}

interface Sum {
  readonly weight: number;
  readonly events: number;
}

function weighted(
  cells: readonly ToldCell[],
  weightOf: (cameo: string) => number | undefined,
): Sum {
  return cells.reduce(
    (sum, { cameo, events }) => {
      const weight = weightOf(cameo);
      return weight === undefined
        ? sum
        : { weight: sum.weight + weight * events, events: sum.events + events };
    },
    { weight: 0, events: 0 },
  );
}

const mean = ({ weight, events }: Sum): number | null => (events === 0 ? null : weight / events);

function ploverWeight(cameo: string): number | undefined {
  const coding = ploverOf(cameo);
  return coding === undefined ? undefined : ploverScore(coding.type, coding.mode);
}

/**
 * Goldstein and PLOVER sums and means per period, both directions together, a mutual act once.
 *
 * Source: Goldstein (1992); Halterman et al. (2023) for PLOVER's scores.
 *
 * @param cells of one source
 */
export function legacyScores(
  cells: readonly ToldCell[],
  periods: readonly Period[],
): LegacyScores[] {
  return periods.map((period) => {
    const own = cells.filter((cell) => cell.period === period);
    const goldstein = weighted(own, (cameo) => goldsteinOf(cameo));
    const plover = weighted(own, ploverWeight);
    return {
      period,
      events: own.reduce((sum, { events }) => sum + events, 0),
      goldsteinSum: goldstein.weight,
      goldsteinMean: mean(goldstein),
      ploverSum: plover.weight,
      ploverMean: mean(plover),
    };
  });
}
