import { percentText, type StackedShare, stackedShareText } from "../../figure/index.ts";
import type { DriversDocument } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { counted, grouped, nameOf, paragraphs } from "../wording.ts";
import { hypothesisTables, rankedDrivers, responseFigure } from "./hypothesis-table.ts";
import { hypothesisText } from "./hypothesis-text.ts";
import { challengeText, matrixText } from "./matrix-text.ts";
import { seriesText } from "./series-text.ts";

const ORIGINS = {
  given: "from the file handed in",
  carried: "carried by the product",
  default: "made from the record, by rule",
} as const;

function groundSentences({ file, joint, source, by, settings }: DriversDocument): string[] {
  const { origin, title, declared, hash, tried } = file;
  const rows =
    joint.first === null
      ? ""
      : `, ${counted(joint.rows, by)} explained from ${joint.first} to ${joint.last}`;
  const panel = source === null ? "" : ` Panel: ${source}${rows}.`;
  const ever = settings?.tried ?? tried;
  return [
    `Hypotheses: ${ORIGINS[origin]}, "${title}", written down ${declared} (${hash.slice(0, 12)}); ${grouped(ever)} ever tried for the two.${panel}`,
  ];
}

function sharesOf({ joint, drivers }: DriversDocument): StackedShare | undefined {
  const { explained } = joint;
  if (explained === null) return undefined;
  const context = (name: string, share: number) => ({ name, share, kind: "context" as const });
  return {
    id: "shares",
    title: "What the variation of the balance goes with",
    description: "Shares of the balance's variance by control and hypothesis.",
    caption: "",
    bars: [
      {
        name: "Share",
        segments: [
          context("its own past", explained.ownHistory),
          context("what moves all relations", explained.commonShock),
          context("how much is reported of the two", explained.mediaVolume),
          context("trend and season", explained.trendAndSeason),
          ...drivers.flatMap(({ id, explained: share }) =>
            share === null ? [] : [{ name: id, share }],
          ),
        ],
      },
    ],
  };
}

function jointSentences({ joint }: DriversDocument): string[] {
  const { none, size, gain, models } = joint;
  if (none === null || size === null || models === null) return [];
  const how = models.exact
    ? `all ${grouped(models.weighed)} models weighed`
    : `${grouped(models.weighed)} of ${grouped(models.possible)} models found by search and weighed`;
  return [
    `Probability that none of them is at work: ${percentText(none)}; ${size.toFixed(1)} at work on average (${how}).`,
    gain?.state === "known"
      ? `All together add ${gain.mean.toFixed(3)} [${gain.lo.toFixed(3)}, ${gain.hi.toFixed(3)}] log points per period to predictions that know only the past; the probability that they add anything is ${percentText(gain.positive)}.`
      : `Whether all together improve predictions that know only the past is not known: ${gain?.has ?? 0} of ${gain?.needs ?? 0} periods needed.`,
  ];
}

function leftOutSentences({ file }: DriversDocument): string[] {
  return file.leftOut.length === 0
    ? []
    : [
        `Not put to the test, for want of a record: ${file.leftOut.map(({ id, reason }) => `${id} (${reason})`).join("; ")}.`,
      ];
}

/** What may move a relation, for a terminal: the answer first. */
export function driversText(document: DriversDocument, effects: Effects): string {
  const { dyad, by, asOf, answer, limitations, matrix, settings, challenge } = document;
  const shares = sharesOf(document);
  return [
    paragraphs([`${dyad.map(nameOf).join(" and ")} by ${by}, as of ${asOf}: why?`], effects),
    paragraphs(answer, effects),
    paragraphs(groundSentences(document), effects),
    ...hypothesisTables(document, effects),
    ...responseFigure(document, effects),
    ...(shares === undefined ? [] : [stackedShareText(shares, effects)]),
    ...(settings === null ? [] : [paragraphs(jointSentences(document), effects)]),
    ...rankedDrivers(document).map((driver) => hypothesisText(driver, effects)),
    ...matrixText(matrix, settings !== null, effects),
    ...challengeText(challenge, effects),
    ...seriesText(document, effects),
    paragraphs([...leftOutSentences(document), ...limitations], effects),
  ].join("\n\n");
}
