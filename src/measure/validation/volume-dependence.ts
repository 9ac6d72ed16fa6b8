import type { Period } from "../../kernel/index.ts";
import { type LegacyScores, legacyScores } from "../relation/legacy.ts";
import { polarEvents } from "../relation/observations.ts";
import { type Pair, rankCorrelation } from "./association.ts";
import type { Finding } from "./check.ts";
import { balanceOf, codedCells, type DyadCounts, type DyadPanel, denseDyads } from "./dyads.ts";
import type { Ground } from "./ground.ts";
import { meanOf, medianOf } from "./summary.ts";

/** A dyad's month: how much was told, and what each measure makes of it. */
export interface MeasuredMonth {
  readonly volume: number;
  readonly measures: Readonly<Record<string, number | null>>;
}

/**
 * How far a measure's distance from its own mean goes with how much is told.
 *
 * @returns Spearman's correlation over the months in which the measure has a value; NaN where it never varies
 */
export function dependenceOn(months: readonly MeasuredMonth[], measure: string): number {
  const known = months.flatMap(({ volume, measures }): Pair[] => {
    const value = measures[measure] ?? null;
    return value === null ? [] : [[value, volume]];
  });
  const mean = meanOf(known.map(([value]) => value));
  return rankCorrelation(known.map(([value, volume]): Pair => [Math.abs(value - mean), volume]));
}

const BALANCE = "balance: level";

function monthsOf(
  { counts }: DyadCounts,
  legacy: readonly LegacyScores[],
  { prior, covered }: DyadPanel,
): MeasuredMonth[] {
  const { smoothed } = balanceOf(counts, prior);
  const seen = new Set<Period>(covered);
  return counts.periods.flatMap((period, t): MeasuredMonth[] => {
    const [count, latent, scores] = [counts.counts[t], smoothed[t], legacy[t]];
    if (!seen.has(period) || count === undefined || latent === undefined) return [];
    const { cooperation, conflict } = count;
    const measures = {
      [BALANCE]: latent.level.mean,
      "balance: level with episode": latent.total.mean,
      "log ratio, + 0.5": Math.log((cooperation + 0.5) / (conflict + 0.5)),
      "cooperation less conflict": cooperation - conflict,
      "Goldstein sum": scores?.goldsteinSum ?? 0,
      "Goldstein mean": scores?.goldsteinMean ?? null,
    };
    return [{ volume: polarEvents(count), measures }];
  });
}

/** V3: whether a measure strays further from its mean when more is told. */
export async function volumeDependence(ground: Ground, panel: DyadPanel): Promise<Finding> {
  const dyads = denseDyads(panel);
  const cells = await codedCells(ground, dyads);
  const series = dyads.map((dyad, i) =>
    monthsOf(dyad, legacyScores(cells[i] ?? [], dyad.counts.periods), panel),
  );
  const measures = Object.keys(series[0]?.[0]?.measures ?? {});
  const typical = (measure: string): number =>
    medianOf(series.map((months) => dependenceOn(months, measure)).filter(Number.isFinite));
  const value = typical(BALANCE);
  return {
    what: "Spearman's correlation of a month's distance from the dyad's mean with its polar events, median of dyads",
    value,
    passLine: "below 0.2 in size",
    passed: Math.abs(value) < 0.2,
    detail: `${dyads.length} dyads of two states with at least 100 polar events.`,
    beside: {
      columns: ["measure", "correlation, median of dyads"],
      rows: measures.map((measure) => [measure, typical(measure)]),
    },
  };
}
