import type { KnownLeg, PanelReading } from "../../drivers/index.ts";
import { chance, countInWords, countOf, listed } from "../numbers.ts";

type Control = keyof KnownLeg["controls"];

const NAMES: Readonly<Record<Control, string>> = {
  ownHistory: "its own past",
  commonShock: "what moves all relations at once",
  mediaVolume: "the amount of reporting",
  trendAndSeason: "a trend",
};

/** A share of the balance's variation with what it goes with. */
export interface ExplainedShare {
  readonly id: Control | "hypotheses";
  readonly says: string;
  readonly share: number;
}

/** The shares of the controls that were known and of all hypotheses together, the largest first. */
export function explainedSharesOf(leg: KnownLeg): readonly ExplainedShare[] {
  const controls = leg.settings.controls.map(
    (id): ExplainedShare => ({
      id,
      says: id === "trendAndSeason" && leg.settings.by === "month" ? "trend and season" : NAMES[id],
      share: leg.controls[id],
    }),
  );
  const sum = leg.hypotheses.reduce((all, one) => all + (one.measured ? one.explained : 0), 0);
  const together = { id: "hypotheses", says: "the explanations together", share: sum } as const;
  return [...controls, together].sort((x, y) => y.share - x.share);
}

const small = (share: number): boolean => share < 0.005;

/**
 * What the variation of the balance goes with: its own past, common shock, media volume, trend, and the hypotheses beside
 * them.
 */
export function explainedSentence(leg: KnownLeg): string {
  const shares = explainedSharesOf(leg);
  const [first, ...rest] = shares.filter(({ id, share }) => id === "hypotheses" || !small(share));
  const left = 1 - leg.explained;
  if (first === undefined || small(first.share))
    return "Next to nothing of the variation of the balance is explained.";
  const figure = (share: number): string => chance(share).replace(/ per cent$/, "");
  const others = rest.map(({ says, share }) => `${figure(share)} with ${says}`);
  const tail = others.length === 0 ? "" : `, ${listed(others)}`;
  return `Of the variation of the balance ${chance(first.share)} goes with ${first.says}${tail}; ${chance(left)} goes with nothing measured here.`;
}

/** Share of the rarer polarity below which the balance hardly moves. */
const RARE = 0.1;

/** That all but a few acts are of one polarity, so that the balance has nowhere to go; undefined where both are told of. */
export function polaritySentence({
  cooperation,
  conflict,
}: Pick<PanelReading["panel"], "cooperation" | "conflict">): string | undefined {
  const total = (counts: Float64Array): number =>
    Math.round(counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0));
  const [good, bad] = [total(cooperation), total(conflict)];
  const [few, what] = good < bad ? [good, "cooperative"] : [bad, "conflictual"];
  if (few >= RARE * (good + bad)) return undefined;
  const which =
    few === 0
      ? `None of the ${countOf(good + bad, "act")} counted is ${what}`
      : `Only ${countInWords(few)} of the ${countOf(good + bad, "act")} counted ${few === 1 ? "is" : "are"} ${what}`;
  return `${which}: the balance can hardly move, whatever moves the relation, and that nothing is found says little.`;
}
