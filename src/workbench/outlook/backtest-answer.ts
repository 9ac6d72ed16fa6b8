import { percentFigure } from "../../figure/index.ts";
import type { BacktestDocument, BacktestPart, BacktestResult } from "./backtest-document.ts";
import { actorName } from "./parts.ts";

type Told = Omit<BacktestDocument, "answer">;

/** What is forecast, in a sentence. */
export const TARGET_WORDS: Readonly<Record<BacktestResult["target"], string>> = {
  cooperation: "cooperation",
  conflict: "conflict",
  "material-conflict": "deeds of conflict",
  balance: "the balance",
};

/** How far ahead: `1 month`, `6 months`. */
export const ahead = (horizon: number, by: string): string =>
  `${horizon} ${by}${horizon === 1 ? "" : "s"}`;

function sureness(positive: number): string {
  if (positive > 0.99) return "over 99%";
  return positive < 0.01 ? "under 1%" : `${Math.round(100 * positive)}%`;
}

/**
 * The pool's skill in words: `14.9% (11.3 to 19.3; over 99%)`, the interval and the probability that it is above 0 left out where
 * origins are too few to tell; undefined where nothing is known.
 */
export function skillWords(
  part: BacktestPart | null,
  over: string = "climatology",
): string | undefined {
  const reference = part?.methods.find(({ method }) => method === over);
  const { skill = null, lo = null, hi = null, positive = null } = reference?.poolOver ?? {};
  if (skill === null) return undefined;
  const sure =
    lo === null || hi === null || positive === null
      ? "too few origins to say how sure"
      : `${percentFigure(lo)} to ${percentFigure(hi)}; ${sureness(positive)}`;
  return `${percentFigure(skill)}% (${sure})`;
}

function listed(words: readonly string[]): string {
  const [last] = words.slice(-1);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function atHorizon(
  results: readonly BacktestResult[],
  horizon: number,
  partOf: (result: BacktestResult) => BacktestPart | null,
): string[] {
  return results
    .filter((result) => result.horizon === horizon)
    .flatMap((result) => {
      const words = skillWords(partOf(result));
      return words === undefined ? [] : [`${TARGET_WORDS[result.target]} ${words}`];
    });
}

/** A level that moves slowly is close to its last: climatology is no match for it. */
function balanceSentence(results: readonly BacktestResult[]): string[] {
  const [first] = results.filter(({ target }) => target === "balance");
  const words = skillWords(first?.all ?? null, "persistence");
  return first === undefined || words === undefined
    ? []
    : [
        `Beside the last level again, which is harder to beat, the forecast of the balance saves ${words}.`,
      ];
}

function verdict(results: readonly BacktestResult[]): string {
  const withheld = results.filter(({ state }) => state === "withheld").length;
  if (withheld === 0)
    return "the pool beats climatology at every horizon, each surely enough to be released";
  return withheld === results.length
    ? "the pool does not beat climatology surely enough at any horizon, and is withheld"
    : `the pool beats climatology surely enough to be released in ${results.length - withheld} of ${results.length} cases`;
}

const hasInterval = ({ all }: BacktestResult): boolean =>
  all?.methods.some(({ overClimatology }) => overClimatology.positive !== null) === true;

/** Targets with their horizons: `conflict 1, 3 and 6 months ahead; the balance 6 months ahead`. */
function casesOf(results: readonly BacktestResult[], by: string): string {
  const targets = [...new Set(results.map(({ target }) => target))].map((target) => {
    const horizons = results.filter((one) => one.target === target).map((one) => one.horizon);
    const last = horizons.at(-1) ?? 0;
    const others = horizons.slice(0, -1);
    const named = others.length === 0 ? ahead(last, by) : `${others.join(", ")} and ${last} ${by}s`;
    return `${TARGET_WORDS[target]} ${named} ahead`;
  });
  return targets.join("; ");
}

function withheldSentences(results: readonly BacktestResult[], by: string): string[] {
  const withheld = results.filter(({ state }) => state === "withheld");
  const [unsure, unknown] = [
    withheld.filter((result) => hasInterval(result)),
    withheld.filter((result) => !hasInterval(result)),
  ];
  return [
    ...(unsure.length === 0
      ? []
      : [
          `Withheld, the skill not being above 0 with a probability over 90%: ${casesOf(unsure, by)}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [`Withheld, origins being too few to say how sure: ${casesOf(unknown, by)}.`]),
  ];
}

/** What the back-test comes to, the answer first. */
export function backtestAnswer({ dyad, dyads, by, from, to, horizons, results }: Told): string[] {
  const [shortest = 1] = horizons;
  const longest = horizons.at(-1) ?? shortest;
  const all = (result: BacktestResult): BacktestPart | null => result.all;
  const near = atHorizon(results, shortest, all);
  const far = longest === shortest ? [] : atHorizon(results, longest, all);
  const own = atHorizon(results, shortest, (result) => result.own);
  const of = dyads === 1 ? "1 dyad" : `${dyads} dyads`;
  return [
    `From ${from} to ${to}, over ${of}, ${verdict(results)}.`,
    ...(near.length === 0
      ? []
      : [
          `Share of climatology’s CRPS that it saves ${ahead(shortest, by)} ahead (90% interval; probability that it is above 0): ${listed(near)}.`,
        ]),
    ...(far.length === 0 ? [] : [`The same ${ahead(longest, by)} ahead: ${listed(far)}.`]),
    ...balanceSentence(results),
    ...withheldSentences(results, by),
    ...(dyad === null || own.length === 0
      ? []
      : [
          `Of ${actorName(dyad[0])} and ${actorName(dyad[1])} alone, ${ahead(shortest, by)} ahead: ${listed(own)}.`,
        ]),
  ];
}
