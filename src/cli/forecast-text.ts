import {
  type BandedSeries,
  bandedSeriesText,
  percentText,
  type SeriesPoint,
  type Table,
  type TableCell,
  tableText,
} from "../figure/index.ts";
import type { ForecastDocument } from "../workbench/index.ts";
import type { Effects } from "./effects.ts";
import { counted, paragraphs } from "./wording.ts";

type ForecastMethod = ForecastDocument["methods"][number];

const NAMES: Readonly<Record<string, string>> = {
  pool: "Forecast",
  ses: "Simple smoothing",
  damped: "Damped trend",
  theta: "Theta",
  naive: "Last value (Naive)",
  holt: "Holt's trend",
  comb: "Comb",
  climatology: "Climatology",
  recent: "Mean of last 12",
  tsb: "TSB",
  discounted: "Discounted",
  ingarch: "INGARCH",
  croston: "Croston-SBA",
  "last-value": "Last value",
};

const nameOf = (method: string): string => NAMES[method] ?? method;

const figures = (value: number | null): TableCell =>
  value === null ? "" : Number(value.toPrecision(4));

const timeOf = ({ time, step }: ForecastDocument["steps"][number]): string => time ?? `+${step}`;

/** The end of the series and the forecast on one axis; rows that bear no name of their own are numbered. */
function chartOf({ value, kind, steps, recent, rows }: ForecastDocument): BandedSeries {
  const ahead = steps.map(timeOf);
  const dated = [...recent.map(({ time }) => time), ...ahead];
  const isNamed = new Set(dated).size === dated.length && !dated.includes("");
  const own = isNamed
    ? dated
    : [...recent.map((_, i) => String(rows.span - recent.length + i + 1)), ...ahead];
  const past = recent.flatMap((row, i): SeriesPoint[] =>
    row.value === null ? [] : [{ period: own[i] ?? "", value: row.value }],
  );
  const coming = steps.map(({ point, quantiles }, i): SeriesPoint => {
    const [lo, hi] = [quantiles["0.05"], quantiles["0.95"]];
    const period = own[recent.length + i] ?? "";
    return lo === null || hi === null ? { period, value: point } : { period, value: point, lo, hi };
  });
  return {
    id: "forecast",
    title: `${value}, and its forecast`,
    description: `The last ${recent.length} rows of ${value} and the forecast with its 90% interval.`,
    caption: "",
    unit: kind === "count" ? "count" : "",
    interval: "forecast, 90% interval",
    periods: own,
    series: [{ name: value, points: [...past, ...coming] }],
  };
}

function stepTable({ steps, value, kind }: ForecastDocument): Table {
  return {
    caption: `Forecast of ${value}`,
    columns: [
      { key: "time", title: "Period" },
      { key: "point", title: kind === "count" ? "Mean" : "Point" },
      { key: "q05", title: "5%" },
      { key: "q25", title: "25%" },
      { key: "q50", title: "50%" },
      { key: "q75", title: "75%" },
      { key: "q95", title: "95%" },
    ],
    rows: steps.map((step) => ({
      time: timeOf(step),
      point: figures(step.point),
      q05: figures(step.quantiles["0.05"]),
      q25: figures(step.quantiles["0.25"]),
      q50: figures(step.quantiles["0.5"]),
      q75: figures(step.quantiles["0.75"]),
      q95: figures(step.quantiles["0.95"]),
    })),
  };
}

function roleText({ role, isMember }: ForecastMethod): string {
  const words = { forecast: "", member: "in the forecast", baseline: "baseline", beside: "" };
  return role === "baseline" && isMember ? "baseline, in the forecast" : words[role];
}

function methodTable({ methods, kind, scoring }: ForecastDocument): Table {
  const scores =
    kind === "count"
      ? [{ key: "crps", title: "CRPS" }]
      : [
          { key: "mase", title: "MASE" },
          { key: "smape", title: "sMAPE" },
        ];
  const hasScores = scoring.outcome === "scored";
  return {
    caption: hasScores
      ? "Every method, scored on the last third of the series"
      : "Every method, none scored",
    columns: [
      { key: "name", title: "Method" },
      { key: "first", title: "First" },
      { key: "last", title: "Last" },
      ...(hasScores ? [...scores, { key: "skill", title: "Skill", align: "right" as const }] : []),
      { key: "role", title: "" },
    ],
    rows: methods.map((method) => ({
      name: nameOf(method.name),
      first: figures(method.points[0] ?? null),
      last: figures(method.points.at(-1) ?? null),
      crps: figures(method.score?.crps ?? null),
      mase: figures(method.score?.mase ?? null),
      smape: figures(method.score?.smape ?? null),
      skill: percentText(method.score?.skill ?? null),
      role: roleText(method),
    })),
  };
}

function seasonText({ season, by }: ForecastDocument): string {
  if (season === null) return "";
  return season.adjusted
    ? ` Seasons of ${season.period} ${by}s are taken out and put back.`
    : ` No seasons of ${season.period} ${by}s are taken out.`;
}

function headText(document: ForecastDocument): string {
  const { value, kind, rows, horizon } = document;
  const members = document.methods.filter(({ isMember }) => isMember);
  const how = kind === "count" ? "probabilities averaged over" : "the mean of";
  const list = members.map(({ name }) => nameOf(name)).join(", ");
  const what = counted(rows.known, kind === "count" ? "count" : "value");
  return `${value}: ${what} up to ${rows.last}, ${counted(horizon, "period")} ahead. The forecast: ${how} ${list}.${seasonText(document)}`;
}

function scoringText({ scoring, kind }: ForecastDocument): string {
  if (scoring.outcome === "too-short") {
    return `Too short to score: ${counted(scoring.has, "forecast")} of the last third could be held against what came, and ${scoring.needs} are needed. Nothing says how good these methods are here.`;
  }
  const { origins, forecasts, baseline, inside50, inside90, intervals } = scoring;
  const scores = kind === "count" ? "CRPS" : "MASE and sMAPE";
  const within =
    inside50 === null
      ? ""
      : ` Of ${counted(intervals, "outcome")} the 50% intervals held ${percentText(inside50)}, the 90% intervals ${percentText(inside90)}.`;
  return `${scores} are means over ${counted(forecasts, "forecast")} from ${counted(origins, "place")}, each from what came before it alone; the lower the better. Skill is the share of the error of ${nameOf(baseline)} that a method saves.${within}`;
}

/** What its reader must know before the answer: gaps, a forecast that does not beat its baseline, intervals that are missing. */
export function forecastNotes({ rows, methods, scoring, steps }: ForecastDocument): string[] {
  const skill = methods.find(({ role }) => role === "forecast")?.score?.skill ?? null;
  const bare = steps.filter(({ quantiles }) => quantiles["0.05"] === null).length;
  return [
    ...(rows.gaps > 0 ? [`${counted(rows.gaps, "gap")} among ${counted(rows.span, "row")}.`] : []),
    ...(scoring.outcome === "too-short" ? ["The series is too short to score a method."] : []),
    ...(skill !== null && skill <= 0 && scoring.outcome === "scored"
      ? [`On this series the forecast does not beat ${nameOf(scoring.baseline)}.`]
      : []),
    ...(bare > 0
      ? [
          `${counted(bare, "step")} without a 90% interval: too few earlier forecasts to learn errors from.`,
        ]
      : []),
  ];
}

/** A forecast for a terminal. */
export function forecastText(document: ForecastDocument, effects: Effects): string {
  return [
    paragraphs([headText(document)], effects),
    bandedSeriesText(chartOf(document), effects),
    tableText(stepTable(document), effects).trimEnd(),
    tableText(methodTable(document), effects).trimEnd(),
    paragraphs([scoringText(document)], effects),
  ].join("\n\n");
}
