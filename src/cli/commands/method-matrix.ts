import { today } from "../../kernel/index.ts";
import type { WeighedMatrixDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import { challengeText, matrixText } from "../drivers/matrix-text.ts";
import type { Effects } from "../effects.ts";
import { inputText } from "../input-text.ts";
import { counted, paragraphs } from "../wording.ts";

function weighedText(document: WeighedMatrixDocument, effects: Effects): string {
  const { title, evidence, hypotheses, clusters, limitations, challenge } = document;
  const size = `${counted(evidence.length, "item")} of evidence in ${counted(clusters.length, "group")}, ${hypotheses.length === 1 ? "1 hypothesis" : `${hypotheses.length} hypotheses`}`;
  return [
    paragraphs([title === null ? size : `${title}: ${size}`], effects),
    ...matrixText(document, false, effects),
    ...challengeText(challenge, effects),
    paragraphs(limitations, effects),
  ].join("\n\n");
}

async function run(call: Call): Promise<void> {
  const [path = "-"] = call.words;
  const text = await inputText(call, path);
  const { methodMatrix } = await import("../../workbench/index.ts");
  const document = methodMatrix({ file: path, text }, today(call.effects.clock));
  writeAnswer(call, {
    document,
    rows: document.hypotheses,
    text: () => weighedText(document, call.effects),
  });
}

/** `entente method matrix FILE` */
export const methodMatrixCommand: Command = {
  says: "Weigh a matrix of evidence by itself: what each item says of each hypothesis, in decibels; who leads, and without which items no longer; what the judges differ on; which missing evidence would tell most. Needs no record.",
  arguments: [
    {
      name: "FILE",
      says: "YAML or JSON, entente/matrix@1 or a hypothesis file with a matrix, or - for standard input",
    },
  ],
  options: [],
  examples: [
    {
      line: "entente method matrix evidence.yaml",
      says: "grid, leader, flip set, missing evidence",
    },
    {
      line: "entente method matrix hypotheses.yaml --json",
      says: "the matrix of a hypothesis file; entente schema matrix describes a file of its own",
    },
  ],
  run,
};
