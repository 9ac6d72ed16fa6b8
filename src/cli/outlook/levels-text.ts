import {
  type FanChart,
  fanChartText,
  percentText,
  type Table,
  tableText,
} from "../../figure/index.ts";
import type { OutlookDocument, OutlookLevel } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";

const TITLES: Readonly<Record<OutlookLevel["target"], string>> = {
  cooperation: "Cooperation",
  conflict: "Conflict",
  "material-conflict": "Deeds of conflict",
  balance: "Balance, logits",
};

const TARGETS: readonly OutlookLevel["target"][] = [
  "cooperation",
  "conflict",
  "material-conflict",
  "balance",
];

const decimals = ({ unit }: OutlookLevel, value: number): string =>
  unit === "logits"
    ? value.toFixed(2)
    : value < 9.95
      ? value.toFixed(1)
      : String(Math.round(value));

function rowOf(level: OutlookLevel): Readonly<Record<string, string>> {
  const { period, mean, quantiles, any, baselines, shown } = level;
  const at = (key: keyof OutlookLevel["quantiles"]): string =>
    level.unit === "logits" ? quantiles[key].toFixed(2) : String(quantiles[key]);
  return {
    period,
    mean: decimals(level, mean),
    half: `${at("0.25")} to ${at("0.75")}`,
    most: `${at("0.05")} to ${at("0.95")}`,
    any: percentText(any),
    climatology: decimals(level, baselines.climatology.mean),
    persistence: decimals(level, baselines.persistence.mean),
    shown: shown === "pool" ? "" : "long-run mean",
  };
}

type Column = Table["columns"][number];

const figure = (key: string, title: string): Column => ({ key, title, align: "right" });

function levelTable(levels: readonly OutlookLevel[], title: string): Table {
  const isCount = levels[0]?.unit === "events";
  return {
    caption: title,
    columns: [
      { key: "period", title: "Period" },
      figure("mean", "Mean"),
      { key: "half", title: "50%" },
      { key: "most", title: "90%" },
      ...(isCount ? [figure("any", "Any")] : []),
      figure("climatology", "Long run"),
      figure("persistence", "As last"),
      { key: "shown", title: "Shown" },
    ],
    rows: levels.map(rowOf),
  };
}

/** Periods that are shown one by one; of more, a quarter's ends. */
const SHOWN: ReadonlySet<number> = new Set([1, 2, 3, 6, 9, 12]);

function shownLevels(levels: readonly OutlookLevel[]): readonly OutlookLevel[] {
  const last = levels.at(-1)?.horizon;
  return levels.length <= 6
    ? levels
    : levels.filter(({ horizon }) => SHOWN.has(horizon) || horizon === last);
}

/** The forecasts as tables, one a target; what the source does not tell is left out. */
export function levelsText(document: OutlookDocument, effects: Effects): string[] {
  return TARGETS.flatMap((target) => {
    const own = document.levels.filter((level) => level.target === target);
    return own.length === 0
      ? []
      : [tableText(levelTable(shownLevels(own), TITLES[target]), effects)];
  });
}

/** The fan of one target after its past; nothing where that has too little to draw. */
function fanOf(
  document: OutlookDocument,
  target: "cooperation" | "conflict",
): FanChart | undefined {
  const levels = document.levels.filter((level) => level.target === target);
  const past = document.history.flatMap((row) => {
    const value = row[target];
    return value === null ? [] : [{ period: row.period, value }];
  });
  const { origin } = document;
  const isDrawn = past.some(({ value }) => value > 0) && levels.length > 1;
  if (!isDrawn || origin === null) return undefined;
  const beside = (name: string, of: (level: OutlookLevel) => number) => ({
    name,
    points: levels.map((level) => ({ period: level.period, value: of(level) })),
  });
  return {
    id: `fan-${target}`,
    title: `${TITLES[target]} by ${document.by}, and what may come`,
    description: `Events of ${target} told of, and the forecast after ${origin}.`,
    caption: "",
    unit: "events",
    intervals: { inner: "50% interval", outer: "90% interval" },
    periods: [...document.history.map(({ period }) => period), ...levels.map((l) => l.period)],
    origin,
    originLabel: `known to ${origin}`,
    history: { name: TITLES[target].toLowerCase(), points: past },
    fans: [
      {
        name: "forecast",
        points: levels.map(({ period, quantiles }) => ({
          period,
          median: quantiles["0.5"],
          inner: { lo: quantiles["0.25"], hi: quantiles["0.75"] },
          outer: { lo: quantiles["0.05"], hi: quantiles["0.95"] },
        })),
      },
    ],
    baselines: [beside("long-run mean", (level) => level.baselines.climatology.mean)],
  };
}

/** The forecasts of cooperation and of conflict after their past, drawn for a terminal. */
export function fansText(document: OutlookDocument, effects: Effects): string[] {
  return (["cooperation", "conflict"] as const).flatMap((target) => {
    const chart = fanOf(document, target);
    return chart === undefined ? [] : [fanChartText(chart, effects)];
  });
}
