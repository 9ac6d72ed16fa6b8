import { isMissing, type KnownLeg, type MeasuredHypothesis } from "../../drivers/index.ts";
import { type LikelihoodScale, likelihoodWords } from "../../lexicon/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { statementOf } from "../brief-drivers.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { tellingText } from "../driver-words/answer-words.ts";
import { chanceRange, factorText, quoted } from "../driver-words/phrases.ts";
import { lackingOf, unmeasuredText, VERDICT_WORDS } from "../driver-words/verdict-words.ts";
import { counted, type Evidence, explained } from "../evidence.ts";
import { chance, listed } from "../numbers.ts";
import { type Block, type Statement, state } from "../statement.ts";
import { restingOn } from "./driver-evidence.ts";
import { itemDocument } from "./driver-sources.ts";

type Answered = KnownLeg["hypotheses"][number];
type Likelihood = NonNullable<Statement["likelihood"]>;

/** Probability words only where the record has a verdict: a word beside "cannot tell" would say more than the record does. */
function likelihoodOf(
  { verdict, inclusion }: MeasuredHypothesis,
  scale: LikelihoodScale,
): Likelihood | undefined {
  if (verdict === "the record cannot tell") return undefined;
  const found = likelihoodWords(inclusion, scale);
  return found === undefined ? undefined : { p: inclusion, words: found.words };
}

function probabilityText(one: MeasuredHypothesis, words: string | undefined): string {
  const { inclusion, prior, sensitivity } = one;
  const grid =
    sensitivity === undefined
      ? ""
      : `, ${chanceRange(sensitivity.lowest.inclusion, sensitivity.highest.inclusion)} under other choices`;
  const head = words === undefined ? chance(inclusion) : `${words}, ${chance(inclusion)}`;
  return `${head}; ${chance(prior)} beforehand${grid}`;
}

function effectText({ effect }: MeasuredHypothesis): string | undefined {
  if (effect === undefined) return undefined;
  const { mean, lo, hi } = effect.oneDeviation.balance;
  return `After a usual rise of what it names the ratio of cooperation to conflict would be ${factorText(mean)} times what it was (${factorText(lo)} to ${factorText(hi)}).`;
}

/** That the effect, of whose sign there is little doubt, is not the one that the explanation asks for. */
function signText({ effect, why }: MeasuredHypothesis): string | undefined {
  if (effect === undefined || why.every(({ code }) => code !== "other-sign")) return undefined;
  const { lo, hi } = effect.oneDeviation.balance;
  return lo > 0 || hi < 0 ? "That is the opposite of what it says." : undefined;
}

/** That the effect just told is of a rise that the record hardly ever saw. */
function stillnessText({ why }: MeasuredHypothesis): string | undefined {
  const still = why.find(({ code }) => code === "hardly-moves");
  return still?.code === "hardly-moves"
    ? `But what it names hardly moves by itself: what is always allowed for leaves ${chance(still.share)} of its variation.`
    : undefined;
}

/** From this inclusion on it is said what keeps a hypothesis from support. */
const NEAR = 0.5;

function lackText(one: MeasuredHypothesis, { explanation }: DriverFindings): string | undefined {
  const lacks = lackingOf(one, explanation.scope.by);
  if (one.inclusion < NEAR || lacks.length === 0 || one.verdict === "supported") return undefined;
  return `But ${listed(lacks)}.`;
}

function tellText(one: MeasuredHypothesis, { explanation }: DriverFindings): string | undefined {
  if (one.verdict !== "the record cannot tell") return undefined;
  const telling = tellingText(one.wouldTell, explanation.scope.by);
  if (telling !== undefined) return `To tell would take ${telling}.`;
  const least = one.wouldTell.find(({ code }) => code === "detectable");
  if (least?.code !== "detectable") return undefined;
  return Number.isFinite(least.effect)
    ? `Only an effect of ${factorText(least.effect)} times or more would show on a record like this.`
    : "No effect of any size would show on a record like this.";
}

function powerText({ verdict, power }: MeasuredHypothesis): string | undefined {
  return verdict !== "evidence against" || power === undefined
    ? undefined
    : `An effect that matters would show in ${chance(power.share)} of simulated records.`;
}

function documentsText(id: string, { explanation }: DriverFindings): string | undefined {
  const found = explanation.documents?.weighed.hypotheses.find((one) => one.id === id);
  if (found === undefined || found.documents === null) return undefined;
  const { documents, together, halved, doubled } = found.probability;
  const range = chanceRange(halved, doubled);
  return `Documents alone: ${chance(documents)}; both together: ${chance(together)} (${range} with every judgement halved or doubled).`;
}

function sentencesOf(one: Answered, findings: DriverFindings, words: string | undefined): string[] {
  if (!one.measured) {
    const missing = listed(one.unmeasured.map(unmeasuredText));
    const named = missing === "" ? "" : `: ${missing}`;
    return [`${VERDICT_WORDS[one.verdict]}, for it measures nothing that this names${named}.`];
  }
  return [
    `${VERDICT_WORDS[one.verdict]} (${probabilityText(one, words)}).`,
    effectText(one),
    signText(one),
    stillnessText(one),
    lackText(one, findings),
    powerText(one),
    tellText(one, findings),
    documentsText(one.id, findings),
  ].filter((text) => text !== undefined);
}

/** Commands that list the events behind what a hypothesis names. */
const SERIES_SHOWN = 3;

function seriesEvidence(id: string, { explanation: { panel } }: DriverFindings): Evidence[] {
  if (isMissing(panel)) return [];
  return panel.evidence
    .filter(({ hypothesis, part }) => hypothesis === id && part === "exposure")
    .flatMap(({ says, queries }) => queries.slice(0, 1).map((query) => counted(says, query)))
    .slice(0, SERIES_SHOWN);
}

/** Items named beside a hypothesis: those that weigh most for it or against it. */
const ITEMS_SHOWN = 3;

function itemEvidence(id: string, { explanation: { documents } }: DriverFindings): Evidence[] {
  if (documents === undefined) return [];
  const { matrix, weighed } = documents;
  return weighed.cells
    .filter(({ hypothesis, weight }) => hypothesis === id && weight !== null && weight !== 0)
    .sort((x, y) => Math.abs(y.weight ?? 0) - Math.abs(x.weight ?? 0))
    .slice(0, ITEMS_SHOWN)
    .flatMap(({ evidence }) => matrix.evidence.filter((item) => item.id === evidence))
    .map(itemDocument);
}

function lineOf(one: Answered, findings: DriverFindings, scale: LikelihoodScale): Statement {
  const { explanation } = findings;
  const likelihood = one.measured ? likelihoodOf(one, scale) : undefined;
  const name = quoted(statementOf(explanation.file, one.id));
  const text = `${name}: ${sentencesOf(one, findings, likelihood?.words).join(" ")}`;
  const statement = state(
    `driver-${one.id}`,
    bindSentence(text, restingOn(findings)),
    ...seriesEvidence(one.id, findings),
    ...itemEvidence(one.id, findings),
    explained("method/drivers"),
  );
  return likelihood === undefined ? statement : { ...statement, likelihood };
}

const RANKS = ["supported", "suggestive", "the record cannot tell", "evidence against"];

function rankOf(one: Answered): number {
  return RANKS.indexOf(one.verdict) - (one.measured ? one.inclusion : 0) / 2;
}

/** A paragraph for each hypothesis, the best supported first. */
export function driverLines(findings: DriverFindings, scale: LikelihoodScale): Block[] {
  const { statistics } = findings.explanation;
  if (statistics?.state !== "known") return [];
  const statements = [...statistics.hypotheses]
    .sort((x, y) => rankOf(x) - rankOf(y))
    .map((one) => lineOf(one, findings, scale));
  return [{ heading: undefined, form: "list", statements }];
}
