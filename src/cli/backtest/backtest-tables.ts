import { percentFigure, type Table, type TableCell } from "../../figure/index.ts";
import type {
  BacktestDocument,
  BacktestMethod,
  BacktestPart,
  BacktestResult,
} from "../../workbench/index.ts";
import { counted, grouped, nameOf } from "../wording.ts";

type Skill = BacktestMethod["poolOver"];

/** What is forecast, as a heading. */
export const TARGET_NAMES: Readonly<Record<BacktestResult["target"], string>> = {
  cooperation: "Cooperation",
  conflict: "Conflict",
  "material-conflict": "Deeds of conflict",
  balance: "Balance",
};

const METHODS: Readonly<Record<string, string>> = {
  "plain-pool": "Pool before recalibration",
  persistence: "Last level",
  climatology: "Climatology",
  recent: "Discounted mean",
  discounted: "Gamma-Poisson",
  ingarch: "INGARCH",
  tsb: "TSB",
  zero: "Zero",
  "last-value": "Last value",
  "last-twelve": "Last twelve",
  "same-period": "Same period a year ago",
  moments: "Negative binomial by moments",
};

const METHOD_ORDER: readonly string[] = [
  "climatology",
  "zero",
  "last-value",
  "last-twelve",
  "same-period",
  "moments",
  "tsb",
  "persistence",
];

/** A score with three digits: those of rare events are small. */
const score = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : value.toPrecision(3);

const sure = (value: number | null): string => {
  if (value === null) return "–";
  if (value > 0.995) return ">.99";
  return value < 0.005 ? "<.01" : value.toFixed(2).slice(1);
};

const span = ({ lo, hi }: Pick<Skill, "lo" | "hi">): string =>
  lo === null || hi === null ? "–" : `${percentFigure(lo)} to ${percentFigure(hi)}`;

/** One method of a part. */
export function methodOf(part: BacktestPart | null, name: string): BacktestMethod | undefined {
  return part?.methods.find(({ method }) => method === name);
}

/** The results of one target, the shortest horizon first. */
export function resultsFor(
  { results }: BacktestDocument,
  target: BacktestResult["target"],
): BacktestResult[] {
  return results.filter((result) => result.target === target);
}

/** What was forecast, in order. */
export function targetsOf({ results }: BacktestDocument): BacktestResult["target"][] {
  return [...new Set(results.map(({ target }) => target))];
}

function skillRow(part: BacktestPart | null): Readonly<Record<string, TableCell>> {
  const [pool, climatology] = [methodOf(part, "pool"), methodOf(part, "climatology")];
  const over = pool?.overClimatology;
  return {
    crps: score(pool?.crps),
    climatology: score(climatology?.crps),
    skill: percentFigure(over?.skill ?? null),
    interval: over === undefined ? "–" : span(over),
    positive: sure(over?.positive ?? null),
    coverage50: percentFigure(pool?.coverage50 ?? null),
    coverage90: percentFigure(pool?.coverage90 ?? null),
    log: score(pool?.log),
  };
}

/** How the pool did on one target: a row a horizon, of the dyad asked about one more. */
export function targetTable(document: BacktestDocument, target: BacktestResult["target"]): Table {
  const right = { align: "right" } as const;
  const { by, dyad } = document;
  const results = resultsFor(document, target);
  const forecasts = results.map(({ all }) => all?.forecasts ?? 0);
  return {
    caption: `${TARGET_NAMES[target]}: the pool beside climatology, CRPS in ${results[0]?.unit ?? "events"}; up to ${grouped(Math.max(0, ...forecasts))} forecasts a row`,
    columns: [
      { key: "horizon", title: "Ahead", align: "left" },
      { key: "crps", title: "CRPS", ...right },
      { key: "climatology", title: "Climatology", ...right },
      { key: "skill", title: "Skill, %", ...right },
      { key: "interval", title: "90%", ...right },
      { key: "positive", title: "P > 0", ...right },
      { key: "coverage50", title: "In 50%", ...right },
      { key: "coverage90", title: "In 90%", ...right },
      ...(target === "balance" ? [] : [{ key: "log", title: "Log", ...right }]),
      { key: "state", title: "", align: "left" },
    ],
    rows: results.flatMap(({ horizon, all, own, state }) => [
      { horizon: counted(horizon, by), ...skillRow(all), state },
      ...(dyad === null || own === null
        ? []
        : [{ horizon: dyad.join("-"), ...skillRow(own), state: "" }]),
    ]),
  };
}

/** What the pool saves over every baseline. */
export function baselineTable(document: BacktestDocument, target: BacktestResult["target"]): Table {
  const results = resultsFor(document, target);
  const names = METHOD_ORDER.filter((name) =>
    results.some(({ all }) => methodOf(all, name) !== undefined),
  );
  const cell = (result: BacktestResult, name: string): TableCell => {
    const over = methodOf(result.all, name)?.poolOver;
    if (over === undefined) return "–";
    return over.lo === null
      ? percentFigure(over.skill)
      : `${percentFigure(over.skill)} (${span(over)})`;
  };
  return {
    caption: `${TARGET_NAMES[target]}: share of each baseline’s CRPS that the pool saves, % (90% interval)`,
    columns: [
      { key: "method", title: "Baseline", align: "left" },
      ...results.map(({ horizon }) => ({
        key: `h${horizon}`,
        title: counted(horizon, document.by),
        align: "right" as const,
      })),
    ],
    rows: names.map((name) => ({
      method: METHODS[name] ?? name,
      ...Object.fromEntries(results.map((result) => [`h${result.horizon}`, cell(result, name)])),
    })),
  };
}

/** How "at least one event" was forecast. */
export function someTable(document: BacktestDocument): Table {
  const right = { align: "right" } as const;
  const digits = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  return {
    caption: "At least one event: Brier score and its parts",
    columns: [
      { key: "what", title: "", align: "left" },
      { key: "brier", title: "Brier", ...right },
      { key: "climatology", title: "Climatology", ...right },
      { key: "reliability", title: "Reliability", ...right },
      { key: "resolution", title: "Resolution", ...right },
      { key: "uncertainty", title: "Uncertainty", ...right },
      { key: "auc", title: "AUC", ...right },
    ],
    rows: document.results.flatMap(({ target, horizon, all }) => {
      const some = all?.some;
      if (some === null || some === undefined) return [];
      return [
        {
          what: `${TARGET_NAMES[target]}, ${counted(horizon, document.by)}`,
          brier: digits(some.brier),
          climatology: digits(some.climatology),
          reliability: digits(some.reliability),
          resolution: digits(some.resolution),
          uncertainty: digits(some.uncertainty),
          auc: digits(some.areaUnderCurve),
        },
      ];
    }),
  };
}

/** Escalations apart: how far the pool falls short then. */
export function escalationTable(document: BacktestDocument): Table {
  const right = { align: "right" } as const;
  return {
    caption: "Escalations: outcomes above nine in ten of the dyad’s own past",
    columns: [
      { key: "what", title: "", align: "left" },
      { key: "forecasts", title: "Forecasts", ...right },
      { key: "share", title: "Of all, %", ...right },
      { key: "crps", title: "CRPS", ...right },
      { key: "climatology", title: "Climatology", ...right },
      { key: "skill", title: "Skill, %", ...right },
      { key: "interval", title: "90%", ...right },
      { key: "coverage90", title: "In 90%", ...right },
    ],
    rows: document.results.flatMap(({ target, horizon, all, escalation }) => {
      if (all === null || escalation === null) return [];
      const { crps, climatology, skill, interval, coverage90 } = skillRow(escalation);
      return [
        {
          what: `${TARGET_NAMES[target]}, ${counted(horizon, document.by)}`,
          forecasts: grouped(escalation.forecasts),
          share: percentFigure(escalation.forecasts / all.forecasts),
          ...{ crps, climatology, skill, interval, coverage90 },
        } as Readonly<Record<string, TableCell>>,
      ];
    }),
  };
}

/** The dyads on which the pool does best and worst beside climatology; single dyads tell little. */
export function dyadTable(
  document: BacktestDocument,
  { target, horizon, dyads }: BacktestResult,
  most: number,
): Table {
  const right = { align: "right" } as const;
  const sorted = dyads
    .filter(({ skill }) => skill !== null)
    .toSorted((x, y) => (y.skill ?? 0) - (x.skill ?? 0));
  const few = sorted.length <= 2 * most;
  const shown = few ? sorted : [...sorted.slice(0, most), ...sorted.slice(-most)];
  const which = few ? "every dyad" : `the ${most} best and the ${most} worst of ${sorted.length}`;
  return {
    caption: `${TARGET_NAMES[target]} ${counted(horizon, document.by)} ahead: ${which}, by skill over climatology`,
    columns: [
      { key: "dyad", title: "Dyad", align: "left" },
      { key: "forecasts", title: "Forecasts", ...right },
      { key: "skill", title: "Skill, %", ...right },
      { key: "interval", title: "90%", ...right },
    ],
    rows: shown.map(({ dyad, forecasts, ...skill }) => ({
      dyad: dyad.map(nameOf).join(" – "),
      forecasts,
      skill: percentFigure(skill.skill),
      interval: span(skill),
    })),
  };
}
