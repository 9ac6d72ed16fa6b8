import { statementOf } from "../brief-drivers.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { quoted } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import { type Block, type Bound, bind, type Statement, state, words } from "../statement.ts";
import { hypothesesDocument } from "./driver-sources.ts";

const METHOD = explained("formats/hypotheses");

/** What the authors of the hypotheses put down against their own reading; it enters no figure. */
export function challengeBlock(findings: DriverFindings): Block[] {
  const { file } = findings.explanation;
  const { assumptions, premortem, devilsAdvocate } = file;
  const from = hypothesesDocument(findings);
  const quote = (text: string): Bound => bind(quoted(text), from);
  const statements: Statement[] = [
    ...assumptions.map(({ says, ifWrong }, i) =>
      state(
        `drivers-assumption-${i + 1}`,
        words`assumed: ${quote(says)}. If not: ${quote(ifWrong)}.`,
        METHOD,
      ),
    ),
    ...(premortem === undefined
      ? []
      : [
          state(
            "drivers-premortem",
            words`if the reading turns out wrong: ${quote(premortem)}.`,
            METHOD,
          ),
        ]),
    ...(devilsAdvocate === undefined
      ? []
      : [
          state(
            "drivers-devils-advocate",
            words`the case against ${quote(statementOf(file, devilsAdvocate.against))}: ${quote(devilsAdvocate.says)}.`,
            METHOD,
          ),
        ]),
  ];
  return statements.length === 0
    ? []
    : [
        {
          heading: words`What the reading rests on, and the case against it`,
          form: "list",
          statements,
        },
      ];
}
