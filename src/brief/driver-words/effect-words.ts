import type { MeasuredHypothesis } from "../../drivers/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import { chance, countInWords, rate } from "../numbers.ts";
import { factorText, quoted, windowText } from "./phrases.ts";

type Effect = NonNullable<MeasuredHypothesis["effect"]>;
type Change = Effect["oneDeviation"];

/** Conflictual events a year below which a change is told as next to none. */
const FEW = 0.05;

function conflictText({ mean, lo, hi }: Change["conflictPerYear"]): string | undefined {
  if (![mean, lo, hi].every(Number.isFinite)) return undefined;
  if (Math.max(Math.abs(lo), Math.abs(hi)) < FEW) {
    return "in conflictual events a year that is next to nothing";
  }
  const more = (x: number): string =>
    Math.abs(x) < FEW ? "none" : `${rate(Math.abs(x))} ${x > 0 ? "more" : "fewer"}`;
  return `in conflictual events a year: ${more(mean)} (from ${more(lo)} to ${more(hi)})`;
}

function changeText({ balance }: Change): string {
  const { mean, lo, hi } = balance;
  return `${factorText(mean)} times what it was (90 per cent interval ${factorText(lo)} to ${factorText(hi)})`;
}

/** The lag window that has most of a hypothesis' probability, in words; undefined where it has none. */
function windowOf(
  { places }: Pick<MeasuredHypothesis, "places">,
  by: Granularity,
): string | undefined {
  const sums = new Map<string, number>();
  for (const { window, probability } of places) {
    const text = windowText(window, by);
    sums.set(text, (sums.get(text) ?? 0) + probability);
  }
  const [best] = [...sums].sort((x, y) => y[1] - x[1]);
  return best !== undefined && best[1] > 0 ? best[0] : undefined;
}

/** How large a hypothesis' effect would be if it acts at all, as how many times the ratio of cooperation to conflict is what it was. */
export function effectSentence(
  { effect, places }: Pick<MeasuredHypothesis, "effect" | "places">,
  by: Granularity,
): string {
  if (effect === undefined) return "The size of its effect is not known.";
  const { oneDeviation, positive } = effect;
  const window = windowOf({ places }, by);
  const when = window === undefined ? "" : `, most of all over ${window}`;
  const conflict = conflictText(oneDeviation.conflictPerYear);
  const events = conflict === undefined ? "" : `; ${conflict}`;
  return `If it is at work, after a usual rise of what it names (one standard deviation${when}) the ratio of cooperation to conflict is ${changeText(oneDeviation)}, and higher than before with a probability of ${chance(positive)}${events}.`;
}

/** What a change that everybody remembers goes along with, if the hypothesis is at work. */
export function namedEffectSentences({
  effect,
}: Pick<MeasuredHypothesis, "effect">): readonly string[] {
  return (effect?.named ?? []).map(
    (change) => `After the change ${quoted(change.name)} it would be ${changeText(change)}.`,
  );
}

/** How often an effect that matters would be found, were it there. */
export function powerSentence({ power }: Pick<MeasuredHypothesis, "power">): string {
  if (power === undefined || !Number.isFinite(power.share)) {
    return "How often an effect that matters would be found was not simulated.";
  }
  return `Were there an effect that matters (after a usual rise of what it names a ratio of cooperation to conflict ${factorText(power.effect)} times as high, or as many times lower), this record would show it in ${chance(power.share)} of ${countInWords(power.simulations)} simulations.`;
}

/** By how much an exposure's faults draw its effect towards nothing, where that is much. */
export function reliabilitySentences(
  { reliability }: Pick<MeasuredHypothesis, "reliability">,
  least: number = 0.8,
): readonly string[] {
  return reliability
    .filter(({ attenuation }) => attenuation < least)
    .map(
      ({ exposure, attenuation }) =>
        `Its series ${exposure} is counted from few events, which draws its effect to ${chance(attenuation)} of its size.`,
    );
}
