import type { SentenceEvidence } from "../bound-figures.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { counted, type QueryEvidence } from "../evidence.ts";
import { hypothesesDocument } from "./driver-sources.ts";

/** Evidence for a figure of the drivers. */
export function weighed({ command }: DriverFindings): QueryEvidence {
  return counted("what may move the relation, weighed", command);
}

/** What the figures and the quotations of a sentence on the drivers rest on. */
export function restingOn(findings: DriverFindings): SentenceEvidence {
  return { figures: [weighed(findings)], quotes: [hypothesesDocument(findings)] };
}
