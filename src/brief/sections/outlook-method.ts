import { isMissing } from "../../drivers/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { periodsText } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { countOf } from "../numbers.ts";
import { type Statement, state } from "../statement.ts";
import { seenIn } from "./outlook-evidence.ts";

/** What the outlook cannot say. */
export const OUTLOOK_LIMITS: readonly string[] = [
  "What is forecast is what the source will tell, not what will happen: a source that looks away tells of less.",
  "Probabilities of events come from how often such events have been told of, not from reading the news.",
  "What followed past years like the last one followed them: it is not said to have come of them.",
];

/** How the outlook was made. */
export function outlookMethod({ outlook: findings }: Material): Statement | undefined {
  if (isMissing(findings)) return undefined;
  const { outlook, by } = findings;
  const { panel } = outlook;
  const text = `the outlook: counts by ${by} of ${countOf(panel.dyads.length, "dyad")} in ${periodsText(panel.periods.length, by)}, forecast by models that are averaged with equal weight and put right by their own past errors; events by their rates, long-run and recent, and by how often they came before. A level that has not beaten the long-run mean in a back-test is withheld.`;
  return state(
    "outlook-method",
    bindSentence(text, seenIn(findings)),
    ...["level-forecasts", "backtest", "questions", "analogues"].map((page) =>
      explained(`method/${page}`),
    ),
  );
}
