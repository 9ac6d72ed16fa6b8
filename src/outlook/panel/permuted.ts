import type { Random } from "../../kernel/index.ts";
import { shuffledAfter } from "../../measure/index.ts";
import type { CountTarget, DyadSeries, ForecastPanel, LateCount } from "./forecast-panel.ts";

/** Where each period goes: the reverse of which period stands at each place. */
function placesOf(order: readonly number[]): number[] {
  const places = order.map(() => 0);
  order.forEach((from, to) => {
    places[from] = to;
  });
  return places;
}

/** What happens to a late count when its periods are put in another order. */
type Move = (late: LateCount) => LateCount;

/**
 * What happens later is as late as it was. What becomes known later of the past is of another past period and known at another
 * time: at the origin none of it is known.
 */
function moveOf(origin: number, order: readonly number[], random: Random): Move {
  const places = placesOf(order);
  return (late) => {
    if (late.known <= origin) return late;
    if (late.period > origin) {
      const period = places[late.period] ?? late.period;
      return { ...late, period, known: period + late.known - late.period };
    }
    return { ...late, period: random.below(origin + 1), known: places[late.known] ?? late.known };
  };
}

function shuffled(series: DyadSeries, order: readonly number[], move: Move): DyadSeries {
  const inOrder = (target: CountTarget): Float64Array =>
    Float64Array.from(order, (from) => series.counts[target][from] ?? Number.NaN);
  return {
    ...series,
    counts: {
      cooperation: inOrder("cooperation"),
      conflict: inOrder("conflict"),
      "material-conflict": inOrder("material-conflict"),
    },
    late: series.late.map(move).toSorted((x, y) => x.known - y.known),
  };
}

/**
 * The panel with the periods after an origin in an order drawn by lot, the same for every dyad: nothing that is computed at the
 * origin may change by it.
 *
 * @param origin index of a period
 */
export function withFutureShuffled(
  panel: ForecastPanel,
  origin: number,
  random: Random,
): ForecastPanel {
  const order = shuffledAfter(panel.periods.length, origin, random);
  const move = moveOf(origin, order, random);
  return { ...panel, dyads: panel.dyads.map((series) => shuffled(series, order, move)) };
}
