import { type Table, type TableCell, tableText } from "../figure/index.ts";
import type { WeighDocument } from "../workbench/index.ts";
import type { Effects } from "./effects.ts";
import { counted, grouped, paragraphs } from "./wording.ts";

const BAR_CELLS = 12;

/** A share as a bar; any share above nothing leaves a trace. */
function bar(share: number, { unicode }: Effects): string {
  const cells = share > 0 ? Math.max(1, Math.round(BAR_CELLS * share)) : 0;
  return (unicode ? "█" : "#").repeat(cells);
}

const figures = (value: number | null): TableCell =>
  value === null ? Number.NaN : Number(value.toPrecision(4));

/** In percent, never 0 or 100 by rounding. */
function percent(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share > 0.9995) return ">99.9%";
  return `${(100 * share).toFixed(1)}%`;
}

/** Which sign it has and how surely. */
function signText({ positive }: WeighDocument["predictors"][number]): string {
  if (positive === null) return "";
  const certainty = Math.min(Math.max(positive, 1 - positive), 1 - Number.EPSILON);
  return `${positive >= 0.5 ? "+" : "-"} ${percent(certainty)}`;
}

type Predictors = WeighDocument["predictors"];

const byInclusion = (predictors: Predictors): Predictors =>
  predictors.toSorted((a, b) => b.inclusion - a.inclusion);

function predictorTable({ predictors, response }: WeighDocument, effects: Effects): Table {
  const hasGroups = predictors.some(({ group }) => group !== null);
  return {
    caption: `What predicts ${response}`,
    columns: [
      { key: "name", title: "Column" },
      ...(hasGroups ? [{ key: "group", title: "Group" }] : []),
      { key: "bar", title: "In the model" },
      { key: "inclusion", title: "", align: "right" },
      { key: "mean", title: "Mean" },
      { key: "sd", title: "SD" },
      { key: "given", title: "Mean if in" },
      { key: "sign", title: "Sign" },
    ],
    rows: byInclusion(predictors).map((predictor) => ({
      name: predictor.name,
      group: predictor.group ?? "",
      bar: bar(predictor.inclusion, effects),
      inclusion: percent(predictor.inclusion),
      mean: figures(predictor.mean),
      sd: figures(predictor.sd),
      given: figures(predictor.meanGivenIncluded),
      sign: signText(predictor),
    })),
  };
}

function groupTable({ groups }: WeighDocument, effects: Effects): Table {
  return {
    caption: "Groups, of which one alternative at most is in a model",
    columns: [
      { key: "name", title: "Group" },
      { key: "bar", title: "In the model" },
      { key: "inclusion", title: "", align: "right" },
      { key: "prior", title: "Before", align: "right" },
      { key: "by", title: "Mostly by" },
    ],
    rows: groups.map(({ name, inclusion, prior, alternatives }) => {
      const [first] = alternatives.toSorted((a, b) => b.probability - a.probability);
      return {
        name,
        bar: bar(inclusion, effects),
        inclusion: percent(inclusion),
        prior: percent(prior),
        by: first === undefined ? "" : first.predictors.join(" + "),
      };
    }),
  };
}

function modelTable({ top }: WeighDocument): Table {
  return {
    caption: "The most probable models",
    columns: [
      { key: "probability", title: "Chance", align: "right" },
      { key: "r2", title: "R2" },
      { key: "columns", title: "Columns" },
    ],
    rows: top.map(({ probability, r2, predictors }) => ({
      probability: percent(probability),
      r2: Number(r2.toFixed(3)),
      columns: predictors.length === 0 ? "none" : predictors.join(", "),
    })),
  };
}

function modelsSentence({ models: { visited, search } }: WeighDocument): string {
  if (search === null) return `All ${counted(visited, "model")} are fitted.`;
  const { steps, seed, disagreement } = search;
  return `There are too many models to fit all: a search of ${counted(steps, "step")} (seed ${seed}) fitted ${grouped(visited)}. Inclusions by visits and by probabilities differ by ${figures(disagreement)} at most.`;
}

const SPREADS: Readonly<Record<WeighDocument["spread"], string>> = {
  bms: "as in R's BMS",
  full: "with all of the uncertainty of g",
  bas: "as in R's BAS",
};

function priorText({ g, modelPrior, spread }: WeighDocument): string {
  const value =
    g.value === null ? "" : ` (${g.kind === "fixed" ? "g" : "a"} = ${figures(g.value)})`;
  return `Prior of g: ${g.name}${value}; of the models: ${modelPrior.name}, ${figures(modelPrior.meanSize)} expected in the model; standard deviations ${SPREADS[spread]}.`;
}

/** Above this difference of visits and probabilities a search was too short. */
const TOO_FAR = 0.05;

/** What its reader must know before the answer: rows left out, a search too short. */
export function weighNotes({ rows: { given, used, gaps }, models }: WeighDocument): string[] {
  const where = gaps.map(({ column, rows }) => `${column} ${grouped(rows)}`).join(", ");
  const apart = models.search?.disagreement ?? 0;
  return [
    ...(used === given
      ? []
      : [`${counted(given - used, "row")} of ${grouped(given)} left out for gaps (${where}).`]),
    ...(apart > TOO_FAR
      ? [
          `The search was too short: visits and probabilities of the models differ by ${apart.toFixed(2)}. Take more --steps.`,
        ]
      : []),
  ];
}

/** What was weighed, for a terminal. */
export function weighText(document: WeighDocument, effects: Effects): string {
  const { n, k, response, models, groups } = document;
  const head = `${response} on ${counted(k, "column")}, ${counted(n, "row")}. ${modelsSentence(document)}`;
  const size = `${figures(models.meanSize)} in the model on average; none at all: ${percent(models.none)}.`;
  const reading = `A column that is in the model improves the prediction of ${response}; that it brings ${response} about is another question.`;
  const tables = [
    predictorTable(document, effects),
    ...(groups.length === 0 ? [] : [groupTable(document, effects)]),
    modelTable(document),
  ];
  return [
    paragraphs([head, priorText(document)], effects),
    ...tables.map((table) => tableText(table, effects).trimEnd()),
    paragraphs([size, reading], effects),
  ].join("\n\n");
}
