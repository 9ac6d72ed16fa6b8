import type { KnownLeg } from "../../drivers/index.ts";
import { chance, listed } from "../numbers.ts";

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
