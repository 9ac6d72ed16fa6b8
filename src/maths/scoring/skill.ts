import { requireFinite, requireLength, requireSome } from "./series.ts";

/**
 * The skill score: the share of a reference's score that a forecast saves, 1 − S / S_ref. 1 is perfect, 0 no better than the
 * reference, below 0 worse. For scores whose best value is 0, such as CRPS, Brier and interval score, not log scores.
 *
 * Method: of the mean scores, never the mean of single ratios, which would not be proper.
 * Source: Murphy (1973); Gneiting & Raftery (2007), JASA 102, section 2.3.
 * Check: `skill.test.ts`.
 *
 * @param scores of the forecast
 * @param reference scores of the reference for the same outcomes
 * @returns NaN where both mean scores are 0
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function skillScore(scores: ArrayLike<number>, reference: ArrayLike<number>): number {
  requireSome("The scores", scores);
  requireLength("The reference's scores", reference, scores.length);
  requireFinite("The scores", scores);
  requireFinite("The reference's scores", reference);
  const sum = (values: ArrayLike<number>): number => {
    let total = 0;
    for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
    return total;
  };
  return 1 - sum(scores) / sum(reference);
}
