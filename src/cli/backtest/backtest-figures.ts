import type { IntervalDots, PitHistogram, ReliabilityDiagram } from "../../figure/index.ts";
import type { BacktestDocument, BacktestResult } from "../../workbench/index.ts";
import { counted, grouped } from "../wording.ts";
import { methodOf, TARGET_NAMES } from "./backtest-tables.ts";

const inPercent = (share: number | null): number => (share === null ? Number.NaN : 100 * share);

/** The pool's skill over climatology, every target at every horizon. */
export function skillDots(document: BacktestDocument): IntervalDots {
  const { by, from, to } = document;
  return {
    id: "skill",
    title: "Skill of the pool over climatology",
    description: `A row for each target and horizon; origins from ${from} to ${to}.`,
    caption:
      "Share of climatology’s CRPS that the pool saves, all dyads together; right of 0 the pool is better. The interval is from a bootstrap of blocks of origins.",
    unit: "%",
    legend: { value: "skill", inner: "90% interval" },
    range: [0, 5],
    reference: { value: 0, label: "climatology" },
    rows: document.results.map(({ target, horizon, all, state }) => {
      const over = methodOf(all, "pool")?.overClimatology;
      return {
        name: `${counted(horizon, by)} ahead`,
        group: TARGET_NAMES[target],
        value: inPercent(over?.skill ?? null),
        lo: inPercent(over?.lo ?? null),
        hi: inPercent(over?.hi ?? null),
        note: state === "withheld" ? "withheld" : "",
      };
    }),
  };
}

const BAND = { lo: 0.08, hi: 0.12 };

const placeOf = ({ target, horizon }: BacktestResult, by: string): string =>
  `${TARGET_NAMES[target].toLowerCase()}, ${counted(horizon, by)} ahead`;

/** Where outcomes fell in the pool's distributions; undefined of the balance. */
export function pitOf({ by }: BacktestDocument, result: BacktestResult): PitHistogram | undefined {
  const { all, target, horizon } = result;
  if (all === null || all.pit === null) return undefined;
  return {
    id: `pit-${target}-${horizon}`,
    title: `Where outcomes fell: ${placeOf(result, by)}`,
    description: `Probability integral transforms of ${grouped(all.forecasts)} forecasts in ten bars.`,
    caption:
      "Outcomes by the probability that the pool gave to as few or fewer, a count spread evenly over its own step. Level bars tell of forecasts neither too wide, too narrow, nor to one side.",
    shares: all.pit.deciles,
    forecasts: all.forecasts,
    band: BAND,
    bandLabel: "taken for level",
  };
}

/** How often what was called so probable happened; undefined of the balance. */
export function reliabilityOf(
  { by }: BacktestDocument,
  result: BacktestResult,
): ReliabilityDiagram | undefined {
  const { all, target, horizon } = result;
  if (all === null || all.some === null) return undefined;
  return {
    id: `reliability-${target}-${horizon}`,
    title: `At least one event: ${placeOf(result, by)}`,
    description: "Stated probabilities of at least one event, and how often there was one.",
    caption:
      "Forecasts with like stated probabilities of at least one event, and how often there was one; on the diagonal both are the same.",
    bins: all.some.bins,
  };
}
