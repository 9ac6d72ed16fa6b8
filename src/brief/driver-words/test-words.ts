import type { MeasuredHypothesis } from "../../drivers/index.ts";
import { chance, countInWords, listed } from "../numbers.ts";
import { factorText, seriesText } from "./phrases.ts";

type Tests = MeasuredHypothesis["tests"];
type Exclusion = Tests["lead"];

/** The tests of a hypothesis, in the order in which they are told. */
export const TEST_NAMES = ["lead", "placebos", "halves", "asymmetry", "initiative"] as const;

/** One of them. */
export type TestName = (typeof TEST_NAMES)[number];

function leadText({ state, inclusion, has, needs }: Exclusion): string {
  switch (state) {
    case "unknown":
      return `Lead test: not run, for want of periods (${countInWords(has)} of ${countInWords(needs)}).`;
    case "passed":
      return `Lead test: passed. Its later values go with the earlier balance with a probability of ${chance(inclusion)}.`;
    case "failed":
      return `Lead test: failed. Its later values go with the earlier balance with a probability of ${chance(inclusion)}, so it may follow the relation.`;
  }
}

function placeboText({ placeboOutcomes, placeboExposures }: Tests): string {
  const all = [...placeboOutcomes, ...placeboExposures];
  const run = all.filter(({ state }) => state !== "unknown");
  const name = (test: Exclusion): string => `${seriesText(test.name)} (${chance(test.inclusion)})`;
  if (run.length === 0) {
    return "Controls: none could be run, so that nothing shows whether it predicts what it should not.";
  }
  const failed = run.filter(({ state }) => state === "failed");
  const open = all.length - run.length;
  const rest = open === 0 ? "" : `; ${countInWords(open)} could not be run`;
  return failed.length === 0
    ? `Controls: silent, as they should be: ${listed(run.map(name))}${rest}.`
    : `Controls: not silent, as they should be: ${listed(failed.map(name))}; ${countInWords(failed.length)} of ${countInWords(run.length)} run${rest}.`;
}

function halvesText({ state, halves }: Tests["halves"]): string {
  const [first, second] = halves;
  if (state === "unknown" || first === undefined || second === undefined) {
    return "Halves of the record: at least one is too short to be weighed alone.";
  }
  const probabilities = `(probability ${chance(first.inclusion)} in the earlier, ${chance(second.inclusion)} in the later)`;
  return state === "passed"
    ? `Halves of the record: the same sign in both ${probabilities}.`
    : `Halves of the record: opposite signs ${probabilities}.`;
}

function asymmetryText({ asymmetry }: Tests): string | undefined {
  if (asymmetry === undefined) return undefined;
  const { rises, falls, difference } = asymmetry;
  const both = `(after a rise the ratio of cooperation to conflict is ${factorText(rises.mean)} times what it was, after a fall ${factorText(-falls.mean)} times)`;
  return difference.lo > 0 || difference.hi < 0
    ? `Rises and falls: no mirror images of each other ${both}.`
    : `Rises and falls: mirror images of each other, as far as the record tells ${both}.`;
}

function initiativeText({ initiative }: Tests): string | undefined {
  const [first, second] = initiative?.directed ?? [];
  if (initiative === undefined || first === undefined || second === undefined) return undefined;
  const acts = ({ from, to }: { from: string; to: string }): string => seriesText(`${from}>${to}`);
  const each = `(${acts(first)}: a ratio ${factorText(first.mean)} times what it was; ${acts(second)}: ${factorText(second.mean)} times)`;
  const { lo, hi } = initiative.difference;
  if (lo > 0)
    return `Who answers: ${acts(first)} is more cooperative after a rise than the reverse ${each}.`;
  if (hi < 0)
    return `Who answers: ${acts(second)} is more cooperative after a rise than the reverse ${each}.`;
  return `Who answers: the record does not part the two sides ${each}.`;
}

/** How a test of a hypothesis went, with what it is about; undefined where it does not apply. */
export function testSentence(tests: Tests, name: TestName): string | undefined {
  switch (name) {
    case "lead":
      return leadText(tests.lead);
    case "placebos":
      return placeboText(tests);
    case "halves":
      return halvesText(tests.halves);
    case "asymmetry":
      return asymmetryText(tests);
    case "initiative":
      return initiativeText(tests);
  }
}

/** All tests of a hypothesis that apply to it. */
export function testSentences({ tests }: Pick<MeasuredHypothesis, "tests">): readonly string[] {
  return TEST_NAMES.flatMap((name) => testSentence(tests, name) ?? []);
}
