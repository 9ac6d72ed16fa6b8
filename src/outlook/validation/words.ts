import type { SkillInterval } from "../../maths/index.ts";
import type { Target } from "../panel/forecast-panel.ts";

/** A target as the page names it. */
export const TARGET_WORDS: Readonly<Record<Target, string>> = {
  cooperation: "cooperation",
  conflict: "conflict",
  "material-conflict": "material conflict",
  balance: "balance",
};

/** A share in per cent with one digit. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return "–";
  const text = (100 * share).toFixed(1);
  return (Number(text) === 0 ? "0.0" : text).replace("-", "−");
}

/** A skill in per cent with its interval: `4.1 (2.0 to 6.3)`. */
export function skillText({ skill, lo, hi }: Omit<SkillInterval, "positive">): string {
  return Number.isNaN(skill) ? "–" : `${percent(skill)} (${percent(lo)} to ${percent(hi)})`;
}
