import type { FanChart } from "../figure/index.ts";
import type { BriefFan, BriefOutlook } from "./brief-outlook.ts";

/** An outlook with the names for its titles. */
export interface DrawnOutlook {
  readonly names: readonly [string, string];
  readonly outlook: BriefOutlook;
}

function chartOf({ names, outlook }: DrawnOutlook, fan: BriefFan): FanChart {
  const { by, origin } = outlook;
  const { target, history, forecasts } = fan;
  const noun = target === "cooperation" ? "Cooperation" : "Conflict";
  const ahead = forecasts.map(({ period }) => period);
  return {
    id: `outlook-${target}`,
    title: `${noun} between ${names.join(" and ")} by ${by}: past and forecast`,
    description: `Events of ${target} in each ${by} from ${history[0]?.period ?? ""} to ${origin}, and a forecast to ${ahead.at(-1) ?? ""} with intervals of 50 and 90 %, beside the long-run mean. The numbers stand in the table below.`,
    caption: `Events of ${target} told of in each ${by}, and what is forecast from the end of ${origin}: the median, intervals of 50 and 90 %, and the long-run mean.`,
    unit: `events per ${by}`,
    periods: [...history.map(({ period }) => period), ...ahead],
    origin,
    history: {
      name: "told of",
      points: history.map(({ period, events }) => ({ period, value: events ?? Number.NaN })),
    },
    fans: [
      {
        name: "forecast",
        points: forecasts.map(({ period, quantiles: [lo, low, median, high, hi] }) => ({
          ...{ period, median },
          ...{ inner: { lo: low, hi: high }, outer: { lo, hi } },
        })),
      },
    ],
    baselines: [
      {
        name: "long-run mean",
        points: forecasts.map(({ period, climatology }) => ({ period, value: climatology })),
      },
    ],
    range: [0, 1],
  };
}

/** The charts of a brief's outlook: of each count of which a forecast is released. */
export function outlookCharts(drawn: DrawnOutlook): FanChart[] {
  return drawn.outlook.fans.map((fan) => chartOf(drawn, fan));
}
