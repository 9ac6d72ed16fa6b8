import type { QualitativeLeg } from "../../drivers/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { statementOf } from "../brief-drivers.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { flipSentence } from "../driver-words/document-words.ts";
import { missingEvidenceSentence } from "../driver-words/tell-words.ts";
import { type Evidence, explained } from "../evidence.ts";
import { countInWords, countOf } from "../numbers.ts";
import { type Block, type Statement, state, words } from "../statement.ts";
import { restingOn } from "./driver-evidence.ts";
import { itemDocument } from "./driver-sources.ts";

const METHOD = explained("method/evidence-matrix");

/** Pieces of missing evidence that are named. */
const MISSING_SHOWN = 2;

/** How many judged, and whether they knew what the panel says. */
function judgesText({ matrix: { judges, evidence } }: QualitativeLeg): string {
  const seen = judges.filter(({ panelResult }) => panelResult === "seen").length;
  const many = countOf(judges.length, "judge");
  const who = judges.length === 1 ? "who" : "all of whom";
  const verb = judges.length === 1 ? "had" : "had";
  const knew =
    seen === 0
      ? `${who} ${verb} not seen what the statistics say`
      : seen === judges.length
        ? `${who} ${verb} seen what the statistics say`
        : `of whom ${countInWords(seen)} had seen what the statistics say`;
  return `${countOf(evidence.length, "item")} of evidence ${evidence.length === 1 ? "was" : "were"} weighed by ${many}, ${knew}.`;
}

/** The items without which another would lead. */
function removedItems({ flip, weighed, matrix }: QualitativeLeg): Evidence[] {
  const gone = weighed.clusters
    .filter(({ id }) => flip.removed?.includes(id) === true)
    .flatMap(({ items }) => items);
  return matrix.evidence.filter(({ id }) => gone.includes(id)).map(itemDocument);
}

function standing(leg: QualitativeLeg, findings: DriverFindings): Statement {
  const { file } = findings.explanation;
  const flip = flipSentence(leg.flip, (id) => statementOf(file, id)).replace(/ \([^()]*\) “/, " “");
  return state(
    "drivers-documents",
    bindSentence(`${judgesText(leg)} ${flip}`, restingOn(findings)),
    ...removedItems(leg),
    METHOD,
  );
}

/** What the documents add, how firmly, and which evidence nobody has. */
export function documentsBlock(findings: DriverFindings): Block[] {
  const { documents, file } = findings.explanation;
  if (documents === undefined) return [];
  const missing = documents.wouldTell
    .slice(0, MISSING_SHOWN)
    .map((one, i) =>
      state(
        `drivers-missing-${i + 1}`,
        bindSentence(
          missingEvidenceSentence(one, { statement: statementOf(file, one.hypothesis) }),
          restingOn(findings),
        ),
        METHOD,
      ),
    );
  return [
    {
      heading: words`What the documents add, and what to look for`,
      form: "list",
      statements: [standing(documents, findings), ...missing],
    },
  ];
}
