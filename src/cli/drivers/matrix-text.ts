import {
  type EvidenceGrid,
  evidenceGridText,
  percentText,
  type Table,
  tableText,
} from "../../figure/index.ts";
import type { DriversDocument, MatrixPart } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { counted, paragraphs } from "../wording.ts";
import { decibels, stretched } from "./figures.ts";

function gridOf({ hypotheses, evidence, cells }: MatrixPart): EvidenceGrid {
  return {
    id: "evidence",
    title: "Evidence, the most telling first",
    description: "Each item of evidence with its weight for or against each hypothesis.",
    caption: "",
    hypotheses: hypotheses.map(({ id, documents }) => ({
      id,
      name: id,
      total: documents?.decibels ?? null,
    })),
    evidence: evidence.map(({ id, says, date, publisher, rating, cluster, record }) => ({
      id,
      says,
      note: [
        date,
        publisher,
        rating,
        cluster === null ? null : `group ${cluster}`,
        record === null ? null : `the record: ${record}`,
      ]
        .filter((one) => one !== null)
        .join(", "),
    })),
    cells: cells.map(({ evidence: item, hypothesis, weight, open }) => ({
      ...{ evidence: item, hypothesis, weight, open },
    })),
  };
}

function numbers({ hypotheses }: MatrixPart, hasStatistics: boolean): Table {
  return {
    caption:
      "By documents: weights in decibels (10 is 10 to 1) and the probability that results; in brackets with every judgement halved, doubled; alone: if exactly one of them mattered; groups of documents against it, for it",
    columns: [
      { key: "id", title: "Hypothesis" },
      ...(hasStatistics
        ? [{ key: "statistics", title: "Statistics", align: "right" as const }]
        : []),
      { key: "documents", title: "Documents", align: "right" },
      { key: "probability", title: hasStatistics ? "Together" : "Probability", align: "right" },
      { key: "alone", title: "Alone", align: "right" },
      { key: "against", title: "Groups", align: "right" },
    ],
    rows: hypotheses
      .toSorted((a, b) => b.probability.together - a.probability.together)
      .map(({ id, statistics, documents, probability, share, heuer }) => ({
        id,
        statistics: decibels(statistics?.decibels ?? null),
        documents: stretched(documents),
        probability: `${percentText(probability.together)} (${percentText(probability.halved)}, ${percentText(probability.doubled)})`,
        alone: percentText(share),
        against: `${heuer.inconsistent}, ${heuer.consistent}`,
      })),
  };
}

const inRow = (parts: readonly string[]): string => parts.join("; ");

function judgeSentences({ judges, disagreement }: MatrixPart): string[] {
  const who = judges.map(
    ({ name, judged, panelResult }) =>
      `${name} (${judged}, ${panelResult === "seen" ? "having seen" : "without having seen"} the panel's result)`,
  );
  const differ = disagreement
    .slice(0, 3)
    .map(
      ({ evidence, hypothesis, low, high }) =>
        `${evidence} for ${hypothesis} (${decibels(low)} to ${decibels(high)})`,
    );
  const alone = judges.map(({ id, documents }) => {
    const [best] = documents
      .filter((one) => one.decibels !== null)
      .toSorted((a, b) => (b.decibels ?? 0) - (a.decibels ?? 0));
    return best === undefined ? "" : `${id}: ${best.hypothesis} (${decibels(best.decibels)} dB)`;
  });
  return [
    `Judged by ${inRow(who)}.`,
    ...(judges.length < 2
      ? []
      : [
          `By each judge alone the documents favour ${inRow(alone.filter((one) => one !== ""))}.`,
          disagreement.length === 0
            ? "The judges agree on every cell."
            : `The judges differ on ${counted(disagreement.length, "cell")}, most on ${inRow(differ)}.`,
        ]),
  ];
}

function heuerSentence({ hypotheses, evidence }: MatrixPart): string[] {
  const least = hypotheses.toSorted((a, b) => b.heuer.against - a.heuer.against)[0];
  const silent = evidence.filter(
    ({ diagnosticity }) => diagnosticity !== null && diagnosticity < 0.05,
  ).length;
  return [
    ...(least === undefined
      ? []
      : [
          `Heuer's view: least contradicted is ${least.id} (${decibels(least.heuer.against)} dB against it, ${least.heuer.inconsistent} of ${least.heuer.inconsistent + least.heuer.consistent + least.heuer.neutral} judged groups; ${least.heuer.blank} left blank).`,
        ]),
    ...(silent === 0
      ? []
      : [
          `${counted(silent, "item")} of ${evidence.length} weigh alike for all hypotheses, so that they tell nothing apart.`,
        ]),
  ];
}

/** The matrix: grid, numbers, who leads and on what that rests, judges, and the evidence that is missing. */
export function matrixText(part: MatrixPart, hasStatistics: boolean, effects: Effects): string[] {
  if (!part.stated) return [];
  return [
    tableText(numbers(part, hasStatistics), effects),
    paragraphs(
      [...(part.says === null ? [] : [part.says]), ...heuerSentence(part), ...judgeSentences(part)],
      effects,
    ),
    evidenceGridText(gridOf(part), effects),
    ...(part.missing.length === 0
      ? []
      : [
          paragraphs(["Evidence that would tell most, and that nobody has:"], effects) +
            "\n" +
            paragraphs(
              part.missing.map(({ says }) => says),
              effects,
              "  ",
            ),
        ]),
  ];
}

/** What the analysts put down against their own reading. */
export function challengeText(
  { assumptions, premortem, devilsAdvocate }: DriversDocument["challenge"],
  effects: Effects,
): string[] {
  const lines = [
    ...assumptions.map(({ says, ifWrong }) => `Assumed: ${says} If wrong: ${ifWrong}`),
    ...(premortem === null ? [] : [`Pre-mortem: ${premortem}`]),
    ...(devilsAdvocate === null
      ? []
      : [`Devil's advocate, against ${devilsAdvocate.against}: ${devilsAdvocate.says}`]),
  ];
  return lines.length === 0
    ? []
    : [`${paragraphs(["Against this reading"], effects)}\n${paragraphs(lines, effects, "  ")}`];
}
