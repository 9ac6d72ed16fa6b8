import { seededRandom } from "../../kernel/index.ts";
import type { Finding, Ground } from "../../measure/index.ts";
import { syntheticPanel } from "../backtest/synthetic-panel.ts";
import { balanceForecaster } from "../forecasters/balance-forecasts.ts";
import { fitForecasters } from "../forecasters/fit-forecasters.ts";
import { panelForecaster } from "../forecasters/panel-forecaster.ts";
import { poolOf } from "../forecasters/pool-at.ts";
import { balanceAt } from "../panel/balance.ts";
import { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";
import { withFutureShuffled } from "../panel/permuted.ts";
import { lookedIn, panelOf, TESTED_SOURCES, type TestedPanels } from "./tested-sources.ts";

/** Every number in plain values, in their order. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<number>)];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return typeof value === "object" && value !== null ? numbersIn(Object.values(value)) : [];
}

/** Everything that is computed at an origin, by kind. */
interface Computed {
  readonly features: number[];
  readonly forecasts: number[];
}

function countForecasts(
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
  horizons: readonly number[],
): number[] {
  const fitted = fitForecasters(panel, target, origin, { horizons });
  const forecaster = panelForecaster(panel, target, horizons);
  return panel.dyads.flatMap((_, dyad) =>
    forecaster.at(fitted, origin, dyad).flatMap((plain) => {
      const { mean, variance, cdf } = poolOf(plain);
      return [...numbersIn(plain), mean, variance, cdf(0), cdf(Math.ceil(mean))];
    }),
  );
}

function computedAt(panel: ForecastPanel, origin: number, horizons: readonly number[]): Computed {
  const features = panel.dyads.flatMap((series) =>
    [
      ...COUNT_TARGETS.map((target) => historyAt(series, target, origin)),
      balanceAt(panel, series, origin),
    ].flatMap((values) => [...values]),
  );
  const balances = balanceForecaster(panel, horizons, origin);
  const forecasts = [
    ...COUNT_TARGETS.flatMap((target) => countForecasts(panel, target, origin, horizons)),
    ...panel.dyads.flatMap((_, dyad) => numbersIn(balances.of(dyad))),
  ];
  return { features, forecasts };
}

/** Parts of the periods in which the source looked after which the future is shuffled. */
const PARTS = [0.5, 0.8];

/** Numbers compared, and those that are the same to the last bit. */
interface Comparison {
  compared: number;
  same: number;
}

function add(sum: Comparison, before: readonly number[], after: readonly number[]): void {
  sum.compared += Math.max(before.length, after.length);
  sum.same += before.filter((value, i) => Object.is(value, after[i])).length;
}

/** Whether anything computed at two origins of a panel changes when the periods after it are shuffled. */
export function lookAhead(
  name: string,
  panel: ForecastPanel,
  horizons: readonly number[],
  seed: number,
): Finding[] {
  const [features, forecasts] = [
    { compared: 0, same: 0 },
    { compared: 0, same: 0 },
  ];
  const looked = lookedIn(panel);
  const origins = PARTS.map((part) => looked[Math.floor(part * looked.length)] ?? 0);
  for (const origin of origins) {
    const shuffled = withFutureShuffled(panel, origin, seededRandom(seed + origin));
    const [before, after] = [panel, shuffled].map((one) => computedAt(one, origin, horizons));
    add(features, before?.features ?? [], after?.features ?? []);
    add(forecasts, before?.forecasts ?? [], after?.forecasts ?? []);
  }
  const finding = (what: string, { compared, same }: Comparison): Finding => ({
    what: `${what} that are the same to the last bit, ${name}`,
    value: same,
    unit: `of ${compared}`,
    passLine: `all ${compared}`,
    passed: compared > 0 && same === compared,
    detail: `${name}: ${panel.dyads.length} dyads, origins ${origins.map((t) => panel.periods[t]).join(" and ")}.`,
  });
  return [
    finding("histories and balances", features),
    finding("numbers of all forecasts", forecasts),
  ];
}

const SYNTHETIC = { dyads: 30, periods: 96 };

/** S9: on a made-up panel and on real ones. */
export async function noLookAhead(
  ground: Ground,
  { runs: { seed }, told }: TestedPanels,
): Promise<Finding[]> {
  const { panel } = syntheticPanel(SYNTHETIC, seededRandom(seed));
  const findings = lookAhead("a made-up panel", panel, [1, 6], seed);
  for (const source of TESTED_SOURCES.filter(({ by }) => by !== "week")) {
    told(`shuffled futures of ${source.name}`, 0, 1);
    const real = await panelOf(ground, source);
    findings.push(...lookAhead(source.name, real, [1, source.sixMonths], seed));
  }
  return findings;
}
