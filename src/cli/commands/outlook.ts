import type { Granularity } from "../../kernel/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { inputText } from "../input-text.ts";
import { outlookText } from "../outlook/outlook-text.ts";
import { waitingLine } from "../progress-line.ts";
import { withWorkbench } from "../with-workbench.ts";

const BY: Choice<Granularity, undefined> = {
  values: ["month", "quarter", "year"],
  otherwise: undefined,
};

async function written(
  call: Call,
  option: "scenario" | "questions",
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const file = call.option(option);
  return file === undefined ? undefined : { file, text: await inputText(call, file) };
}

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const request = {
    months: call.number("horizon"),
    scenario: await written(call, "scenario"),
    questions: await written(call, "questions"),
    workers: call.effects.threads,
  };
  const line = waitingLine(call);
  const document = await withWorkbench(call, async (workbench) => {
    try {
      return await workbench.outlook(a, b, call.choice("by", BY), {
        ...request,
        progress: (done, of) => line.show(`Back-testing: ${Math.round((100 * done) / of)}%`),
      });
    } finally {
      line.end();
    }
  });
  writeAnswer(call, {
    document,
    rows: document.levels,
    text: () => outlookText(document, call.effects),
  });
}

/** `entente outlook A B` */
export const outlook: Command = {
  says: "What may come of the relations of two actors: counts and balance with intervals beside what has always been and what was last, questions that the record will resolve with their probabilities, what would move them, past years that ran alike, scenarios. A forecast is shown only where a back-test says that it beats the long-run mean. What lies ahead is entered in the ledger beside the record.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: ["horizon", "by", "scenario", "questions", "sources"],
  meanings: {
    horizon: { value: "MONTHS", says: "how far ahead, in months (default: 12)" },
    by: {
      value: "PERIOD",
      says: "length of a period (default: month where the record suffices for it, else quarter)",
    },
  },
  choices: { by: BY },
  examples: [
    { line: "entente outlook Russia Pakistan", says: "the next twelve months" },
    {
      line: "entente outlook Russia Pakistan --as-of 2017-08-29",
      says: "the outlook that could have been given that day",
    },
    {
      line: "entente outlook IND CHN --scenario mine.yaml --json",
      says: "the path of a driver supposed; entente schema scenario describes the file",
    },
  ],
  run,
};
