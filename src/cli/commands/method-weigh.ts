import type { WeighDocument } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { inputText } from "../input-text.ts";
import { optionMissing, optionsConflict } from "../messages.ts";
import { weighNotes, weighText } from "../weigh-text.ts";

type Spread = WeighDocument["spread"];

const SPREAD: Choice<Spread, undefined> = {
  values: ["bms", "full", "bas"],
  otherwise: undefined,
};

async function run(call: Call): Promise<void> {
  const [path = "-"] = call.words;
  const response = call.option("response");
  if (response === undefined) {
    throw optionMissing({ option: "--response", says: "the column that is predicted" });
  }
  const groups = call.option("groups");
  if (groups === "-" && path === "-") {
    throw optionsConflict({ one: "FILE -", other: "--groups -" });
  }
  const { methodWeigh } = await import("../../workbench/index.ts");
  const document = methodWeigh(await inputText(call, path), {
    response,
    exclude: call.list("exclude"),
    groups: groups === undefined ? undefined : await inputText(call, groups),
    g: call.option("g"),
    modelPrior: call.option("model-prior"),
    spread: call.choice("spread", SPREAD),
    top: call.number("limit"),
    steps: call.number("steps"),
    seed: call.number("seed"),
  });
  for (const note of weighNotes(document)) writeNote(call, note);
  writeAnswer(call, {
    document,
    rows: document.predictors,
    text: () => weighText(document, call.effects),
  });
}

/** `entente method weigh FILE.csv --response COL` */
export const methodWeighCommand: Command = {
  says: "Weigh which columns of a table of your own belong in a regression: Bayesian model averaging, over all models where they are at most a million, else by a search. Columns of one group share its prior. Needs no record.",
  arguments: [{ name: "FILE", says: "CSV with a header, or - for standard input" }],
  options: [
    ...(["response", "exclude", "groups", "g", "model-prior", "spread"] as const),
    ...(["limit", "steps", "seed"] as const),
  ],
  meanings: {
    g: {
      value: "PRIOR",
      says: "how strongly coefficients are drawn to zero: uip (default), bric, hyper, hyper=A, hyper-g, hyper-gn, zs, eblocal, bic, a number; as R's BAS: zs-null, hyper-g-n, g-prior",
    },
    "model-prior": {
      value: "PRIOR",
      says: "how likely models are beforehand: uniform (default), beta-binomial, beta-binomial:SIZE, fixed:SIZE, each:P,P,...",
    },
    spread: {
      value: "HOW",
      says: "which standard deviation a coefficient gets (default: that of the program whose name --g bears)",
    },
    limit: { value: "N", says: "list the N most probable models (default: 10)" },
  },
  choices: { spread: SPREAD },
  examples: [
    {
      line: "entente method weigh attitude.csv --response rating",
      says: "all 64 models of six columns, unit information, each model as likely",
    },
    {
      line: "entente method weigh crime.csv --response y --exclude year,state --g zs",
      says: "without two columns, under the prior of Zellner and Siow",
    },
    {
      line: "entente method weigh months.csv --response balance --groups ideas.csv",
      says: "hypotheses with several columns each: column,group",
    },
  ],
  run,
};
