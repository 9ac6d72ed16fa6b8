import { type LikelihoodScale, likelihoodWords } from "../../lexicon/index.ts";
import type { FollowingOutcome, TargetRelease } from "../../outlook/index.ts";
import { explained } from "../evidence.ts";
import { chance } from "../numbers.ts";
import { bind, type Statement, type Words, words } from "../statement.ts";

/** What is forecast, as a name. */
export const TARGET_NAMES: Readonly<Record<TargetRelease["target"], string>> = {
  cooperation: "cooperation",
  conflict: "conflict",
  "material-conflict": "deeds of conflict",
  balance: "the balance",
};

/** What followed an analogue, in the past tense. */
export const OUTCOME_WORDS: Readonly<Record<FollowingOutcome, string>> = {
  "conflict-rose": "conflict rose beyond its usual spread",
  "conflict-fell": "conflict fell below its usual spread",
  "material-conflict": "a deed of conflict was told of",
  "balance-rose": "the ratio of cooperation to conflict rose by more than a quarter",
  "balance-fell": "the ratio of cooperation to conflict fell by more than a fifth",
};

/** A mean number of events: `2.1`, `14`, `under 0.1`. */
export function amount(value: number): string {
  if (value < 0.05) return "under 0.1";
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

/** A skill in per cent with one decimal and its interval: `5.1 per cent (3.5 to 6.3)`. */
export function skillText(skill: {
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
}): string {
  const [mean, lo, hi] = [skill.skill, skill.lo, skill.hi].map((x) => {
    const text = Math.abs(100 * x).toFixed(1);
    return x < 0 && Number(text) > 0 ? `−${text}` : text;
  });
  return `${mean} per cent (${lo} to ${hi})`;
}

/** A probability in the words of a scale. */
export interface Likely {
  readonly likelihood: NonNullable<Statement["likelihood"]> | undefined;
  /** The words with their range, where they are used first; nothing where the scale has none. */
  readonly words: Words;
}

const LIKELIHOOD = explained("method/likelihood");

/** Words for probabilities, with the range of each at its first use. */
export class LikelyWords {
  readonly #scale: LikelihoodScale;
  readonly #used = new Set<string>();

  constructor(scale: LikelihoodScale) {
    this.#scale = scale;
  }

  /** `very likely (80–95 %), ` to stand before the figure. */
  of(p: number): Likely {
    const found = likelihoodWords(p, this.#scale);
    if (found === undefined) return { likelihood: undefined, words: words`` };
    const isFirst = !this.#used.has(found.words);
    this.#used.add(found.words);
    const range = isFirst ? words` (${bind(found.range, LIKELIHOOD)})` : words``;
    return {
      likelihood: { p, words: found.words },
      words: words`${found.words}${range}, `,
    };
  }
}

/** How often something was told of before. */
export function shareText(share: number): string {
  if (share === 0) return "never told of before";
  return share === 1
    ? "told of in all windows before"
    : `told of in ${chance(share)} of windows before`;
}
