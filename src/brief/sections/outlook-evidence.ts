import type { SentenceEvidence } from "../bound-figures.ts";
import { counted, type QueryEvidence } from "../evidence.ts";
import type { OutlookFindings } from "../outlook-findings.ts";

/** Evidence for a figure of the outlook. */
export function foreseen({ command }: OutlookFindings): QueryEvidence {
  return counted("the outlook", command);
}

/** What the figures of a sentence on the outlook rest on. */
export function seenIn(findings: OutlookFindings): SentenceEvidence {
  return { figures: [foreseen(findings)], quotes: [foreseen(findings)] };
}
