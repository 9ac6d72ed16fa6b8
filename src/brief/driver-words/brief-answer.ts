import type { Explanation } from "../../drivers/index.ts";
import { chance, countInWords, listed } from "../numbers.ts";
import { nearestOf, noneBorneOut, ofVerdict, statementIn } from "./answer-words.ts";

/** The answer in one sentence, for whoever reads no more; undefined where nothing was weighed. */
export function answerInBrief(explanation: Explanation): string | undefined {
  const { statistics } = explanation;
  if (statistics?.state !== "known") return undefined;
  const [supported, suggestive] = (["supported", "suggestive"] as const).map((verdict) =>
    ofVerdict(explanation, statistics, verdict),
  ) as [string[], string[]];
  if (supported.length > 0) {
    return `Of what may move the relation, the record supports ${listed(supported)}: it precedes the balance and improves its prediction.`;
  }
  if (suggestive.length > 0) {
    return `What moves the relation the record does not settle; it suggests ${listed(suggestive)} and supports no explanation fully.`;
  }
  const which = countInWords(statistics.hypotheses.length);
  const none = noneBorneOut(statistics);
  const nearest = nearestOf(statistics);
  if (none !== undefined || nearest === undefined) {
    return `What moves the relation the record cannot tell: ${which} explanations were weighed, and ${none}.`;
  }
  const near = `${statementIn(explanation, nearest.id)}, at ${chance(nearest.inclusion)} (${chance(nearest.prior)} beforehand)`;
  return `What moves the relation the record cannot tell: of ${which} explanations weighed nearest comes ${near}.`;
}
