import { wrapText } from "../../figure/index.ts";
import type { Driver, ToldGain } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { nameOf } from "../wording.ts";

/** Told by the test itself, by the verdict, or of all hypotheses at once. */
const TOLD_ELSEWHERE = new Set(["inclusion", "lead", "placebos", "too-few-rows", "rows"]);

/** The periods that are named: those in which the gain arose, and those in which it was lost. */
const PERIODS_NAMED = 3;

function gainSentence(gain: ToldGain | null): string[] {
  if (gain?.state !== "known") return [];
  const ranked = gain.byPeriod.toSorted((a, b) => b.gain - a.gain);
  const named = (periods: typeof ranked): string =>
    periods
      .map(({ period, gain: g }) => `${period} (${g > 0 ? "+" : ""}${g.toFixed(2)})`)
      .join(", ");
  const best = ranked.slice(0, PERIODS_NAMED).filter((one) => one.gain > 0.005);
  const worst = ranked
    .slice(-PERIODS_NAMED)
    .reverse()
    .filter((one) => one.gain < -0.005);
  const parts = [
    ...(best.length === 0 ? [] : [`helped most in ${named(best)}`]),
    ...(worst.length === 0 ? [] : [`misled most in ${named(worst)}`]),
  ];
  return parts.length === 0 ? [] : [`It ${parts.join("; ")} (log points of the prediction).`];
}

/** A paragraph with a word before it that says what it is about. */
function labelled(label: string, sentences: readonly string[], { width }: Effects): string[] {
  return sentences.length === 0 ? [] : [wrapText(`${label}: ${sentences.join(" ")}`, width, "  ")];
}

const who = ({ decider }: Driver): string =>
  decider === null ? "" : ` (${nameOf(decider)} decides)`;

/** One hypothesis: what is found of it, why no more, and what would tell. */
export function hypothesisText(driver: Driver, effects: Effects): string {
  const { id, says, told, why, wouldTell, gain } = driver;
  const reasons = why.filter(({ code }) => !TOLD_ELSEWHERE.has(code)).map((one) => one.says);
  return [
    wrapText(`${id}${who(driver)}. ${says}`, effects.width),
    ...labelled("Effect", told.effect, effects),
    ...labelled("Reasons", [...reasons, ...gainSentence(gain)], effects),
    ...told.tests.map((one) => wrapText(one.says, effects.width, "  ")),
    ...labelled(
      "What would tell",
      wouldTell.filter(({ code }) => !TOLD_ELSEWHERE.has(code)).map((one) => one.says),
      effects,
    ),
    ...labelled("Documents", told.documents, effects),
  ].join("\n");
}
