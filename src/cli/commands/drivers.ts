import type { Granularity } from "../../kernel/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { driversText } from "../drivers/drivers-text.ts";
import { inputText } from "../input-text.ts";
import { waitingLine } from "../progress-line.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted, nameOf } from "../wording.ts";

const BY: Choice<Granularity, undefined> = {
  values: ["month", "quarter", "year"],
  otherwise: undefined,
};

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const by = call.choice("by", BY);
  const simulations = call.number("draws");
  const path = call.option("hypotheses");
  const hypotheses =
    path === undefined ? undefined : { file: path, text: await inputText(call, path) };
  const line = waitingLine(call);
  const document = await withWorkbench(call, async (workbench) => {
    try {
      return await workbench.drivers(a, b, by, {
        hypotheses,
        simulations,
        begun: (work) =>
          line.show(
            `Weighing ${work.hypotheses === 1 ? "1 hypothesis" : `${work.hypotheses} hypotheses`}, ${counted(work.simulations, "simulated record")} for each`,
          ),
      });
    } finally {
      line.end();
    }
  });
  writeAnswer(call, {
    document,
    rows: document.drivers,
    text: () => driversText(document, call.effects),
  });
  if (document.source !== null) return;
  const [first, second] = document.dyad;
  const { nothingRecorded } = await import("../../workbench/index.ts");
  throw nothingRecorded({ a: nameOf(first), b: nameOf(second), asOf: document.asOf, near: [] });
}

/** `entente drivers A B` */
export const drivers: Command = {
  says: "What may move the relations of two actors: hypotheses weighed together by how much they add to the relation's own past, with tests, power and a verdict for each (supported, suggestive, evidence against, the record cannot tell), beside what documents say. Every hypothesis ever tried for the two counts: a register is kept beside the record.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: ["hypotheses", "by", "draws", "sources"],
  meanings: {
    by: {
      value: "PERIOD",
      says: "length of a period (default: month where the record suffices for it, else quarter)",
    },
    hypotheses: {
      value: "FILE",
      says: "hypotheses, entente/hypotheses@1 (default: those carried for the two, else a set made from the record)",
    },
    draws: {
      value: "N",
      says: "simulated records per hypothesis, to learn how often it would be found (default: 200)",
    },
  },
  choices: { by: BY },
  examples: [
    { line: "entente drivers Russia Pakistan --by quarter", says: "the founding article's five" },
    {
      line: "entente drivers IND CHN --by year --json",
      says: "hypotheses made from the record, as one JSON document",
    },
    {
      line: "entente drivers RUS PAK --hypotheses mine.yaml",
      says: "your own hypotheses; entente schema hypotheses describes the file",
    },
  ],
  run,
};
