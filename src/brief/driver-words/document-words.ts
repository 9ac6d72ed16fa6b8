import { type FlipSet, type QualitativeLeg, weightInWords } from "../../drivers/index.ts";
import { chance, countInWords, countOf, listed } from "../numbers.ts";
import { chanceRange, quoted, timesText } from "./phrases.ts";

type WeighedHypothesis = QualitativeLeg["weighed"]["hypotheses"][number];
type DocumentsWeight = NonNullable<WeighedHypothesis["documents"]>;

/** A hypothesis' words by its id. */
export type StatementOf = (id: string) => string;

/** What a weight does to the odds: `multiply them by 8.5`; a weight near 0 leaves them. */
export function oddsText(decibels: number): string {
  const factor = 10 ** (Math.abs(decibels) / 10);
  if (factor < 1.05) return "leave its odds as they were";
  return `${decibels > 0 ? "multiply" : "divide"} its odds by ${timesText(factor)}`;
}

function spokenWeight(decibels: number): string {
  const weight = weightInWords(decibels);
  return weight === "neutral" ? "neither for nor against it" : `${weight} it`;
}

/** `divides them by 14`: what a weight does, to be read after the odds have been named. */
function factorOnOdds(decibels: number): string {
  return oddsText(decibels).replace("its odds", "them");
}

function sources({ ofSources, items, clusters }: DocumentsWeight): string {
  const groups = clusters < items ? ` in ${countInWords(clusters)} independent groups` : "";
  const { low, high } = ofSources;
  const range =
    high - low < 0.1
      ? ""
      : `; with the ratings read against it they would ${factorOnOdds(low)}, in its favour ${factorOnOdds(high)}`;
  return `${countOf(items, "item")}${groups}${range}`;
}

/** What the documents alone say of a hypothesis. */
export function documentsSentence({ documents }: Pick<WeighedHypothesis, "documents">): string {
  if (documents === null)
    return "No document was judged on it, which is not the same as a neutral one.";
  const { decibels } = documents;
  return `The documents speak ${spokenWeight(decibels)}: they ${oddsText(decibels)} (${sources(documents)}).`;
}

/** Statistics alone, documents alone and both together, as three probabilities. */
export function togetherSentence({
  statistics,
  documents,
  probability: p,
}: Pick<WeighedHypothesis, "statistics" | "documents" | "probability">): string {
  if (statistics === null && documents === null) {
    return `Neither statistics nor documents weigh on it: its probability stays at ${chance(p.prior)}.`;
  }
  const range = `${chanceRange(p.halved, p.doubled)} with every judgement halved or doubled`;
  if (documents === null) {
    return `Statistics alone leave it at ${chance(p.statistics)}, with no document beside them.`;
  }
  if (statistics === null) {
    return `Documents alone leave it at ${chance(p.documents)} (${range}), with no statistics beside them.`;
  }
  const alone = statistics.isCapped
    ? "Statistics alone, as far as so much record may speak, leave"
    : "Statistics alone leave";
  return `${alone} it at ${chance(p.statistics)}, documents alone at ${chance(p.documents)}, both together at ${chance(p.together)} (${range}).`;
}

/** Whose lead it is, and what would have to go for it to be lost. */
export function flipSentence(flip: FlipSet, statementOf: StatementOf): string {
  const { leader, margin, removed, overtakenBy, basis } = flip;
  const on = basis === "documents" ? "By the documents" : "By statistics and documents together";
  if (leader === null) return `${on} no explanation stands above the others.`;
  const head = `${on} ${quoted(statementOf(leader))} leads`;
  if (margin === null) return `${head}, having no rival.`;
  const ahead = `${head}, its odds ${timesText(10 ** (margin / 10))} times those of the next`;
  if (removed === null || overtakenBy === null) {
    return `${ahead}; no removal of documents would change that.`;
  }
  const items =
    removed.length === 1
      ? "one group of documents"
      : `${countInWords(removed.length)} groups of documents`;
  return `${ahead}; without ${items} (${listed(removed)}) ${quoted(statementOf(overtakenBy))} would be level or ahead.`;
}
