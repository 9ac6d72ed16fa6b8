import { actorByCode, likelihoodWords, probabilityFigure } from "../../lexicon/index.ts";
import type { CountDistribution } from "../../maths/index.ts";
import {
  type AskedQuestion,
  type BalanceForecast,
  balanceAt,
  COUNT_TARGETS,
  type CountForecast,
  type DyadOutlook,
  type FollowingOutcome,
  historyAt,
  releaseAt,
  type Signpost,
  STANDARD_KINDS,
  type TargetRelease,
} from "../../outlook/index.ts";
import type {
  AnalogueShare,
  OutlookAnalogue,
  OutlookLevel,
  OutlookPast,
  OutlookQuestion,
  OutlookRelease,
  OutlookSignpost,
  Spread,
} from "./outlook-document.ts";

/** An actor in a sentence. */
export const actorName = (code: string): string => actorByCode(code)?.inSentence ?? code;

/** What a number that is not known is in a document. */
export const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const LEVELS = ["0.05", "0.25", "0.5", "0.75", "0.95"] as const;

function spreadOf(quantiles: readonly number[], mean: number): Spread {
  const [q05 = mean, q25 = mean, q50 = mean, q75 = mean, q95 = mean] = quantiles;
  return { mean, quantiles: { "0.05": q05, "0.25": q25, "0.5": q50, "0.75": q75, "0.95": q95 } };
}

const ofCounts = (forecast: CountDistribution): Spread =>
  spreadOf(
    LEVELS.map((p) => forecast.quantile(Number(p))),
    forecast.mean,
  );

const point = (value: number): Spread => spreadOf([], value);

const shownOf = (release: TargetRelease | undefined): OutlookLevel["shown"] =>
  release?.state === "released" ? "pool" : "climatology";

function countLevel(
  { levels }: DyadOutlook,
  period: string,
  forecast: CountForecast,
): OutlookLevel {
  const { target, horizon, pool, baselines } = forecast;
  const shown = shownOf(releaseAt(levels, target, horizon));
  const distribution = shown === "pool" ? pool : baselines.climatology;
  return {
    ...{ target, unit: "events", period, horizon, shown },
    ...ofCounts(distribution),
    any: 1 - distribution.cdf(0),
    baselines: {
      climatology: ofCounts(baselines.climatology),
      persistence: ofCounts(baselines["last-value"]),
    },
  };
}

function balanceLevel(
  { levels }: DyadOutlook,
  period: string,
  { horizon, centre, quantiles, climatology, persistence }: BalanceForecast,
): OutlookLevel {
  const shown = shownOf(releaseAt(levels, "balance", horizon));
  const moved = shown === "pool" ? quantiles : quantiles.map((q) => q - centre + climatology);
  return {
    ...{ target: "balance", unit: "logits", period, horizon, shown, any: null },
    ...spreadOf(moved, shown === "pool" ? centre : climatology),
    baselines: { climatology: point(climatology), persistence: point(persistence) },
  };
}

/** What is shown of every target and period: the pool where it has earned its place, else climatology. */
export function levelsOf(
  outlook: DyadOutlook,
  periodAt: (horizon: number) => string,
): OutlookLevel[] {
  return [
    ...outlook.levels.counts.map((one) => countLevel(outlook, periodAt(one.horizon), one)),
    ...outlook.levels.balance.map((one) => balanceLevel(outlook, periodAt(one.horizon), one)),
  ];
}

/** Periods of the past that are shown before the forecasts. */
const PAST_SHOWN = 36;

/** The last periods of the past, as known at the origin. */
export function pastOf({ panel }: DyadOutlook): OutlookPast[] {
  const [series] = panel.dyads;
  if (series === undefined) return [];
  const last = panel.periods.length - 1;
  const balance = balanceAt(panel, series, last);
  const [cooperation, conflict, material] = COUNT_TARGETS.map((target) =>
    historyAt(series, target, last),
  );
  const at = (values: Float64Array | undefined, t: number): number | null =>
    known(values?.[t] ?? Number.NaN);
  return panel.periods
    .map((period, t) => ({
      period,
      cooperation: at(cooperation, t),
      conflict: at(conflict, t),
      "material-conflict": at(material, t),
      balance: at(balance, t),
    }))
    .slice(-PAST_SHOWN);
}

/** A probability in words with their range, or as a figure where the scale has no words for it. */
export function wordsOf(p: number): string {
  const found = likelihoodWords(p, "icd203");
  return found === undefined ? probabilityFigure(p) : `${found.words} (${found.range})`;
}

/** What is counted of a kind of event, in a sentence. */
export const saysOf = (kind: string): string =>
  STANDARD_KINDS.find(({ id }) => id === kind)?.says ?? kind;

/** A question with its probability. */
export function questionOf({ question, answer, baseRate }: AskedQuestion): OutlookQuestion {
  const { id, text, rule, opens, by, teller, finePrint, hash } = question;
  const says = STANDARD_KINDS.find((kind) => kind.id === id)?.says ?? text;
  return {
    ...{ id, text, says, rule, opens, by, source: teller, finePrint, hash },
    p: answer?.p ?? null,
    baseRate: baseRate ?? null,
    words: answer === undefined ? "the record is too short to say" : wordsOf(answer.p),
  };
}

/** A skill; one block of origins gives no interval. */
function skillPart({
  skill,
  lo,
  hi,
}: {
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
}): Pick<OutlookRelease, "skill" | "lo" | "hi"> {
  const hasInterval = lo !== hi;
  return {
    skill: known(skill),
    lo: hasInterval ? known(lo) : null,
    hi: hasInterval ? known(hi) : null,
  };
}

/** How the pool did by the back-test, at each horizon tested. */
export function releasesOf({ levels, track, scope }: DyadOutlook): OutlookRelease[] {
  // the back-test may have been made for another dyad of the panel, and has its order
  const place = track?.dyads.findIndex(({ a, b }) =>
    [a, b].every((code) => scope.dyad.includes(code)),
  );
  return levels.releases.map(({ target, horizon, state, forecasts, skill, lo, hi, positive }) => {
    const result = track?.summary.results.find(
      (one) => one.target === target && one.horizon === horizon,
    );
    const own = result?.dyads.find(({ dyad }) => dyad === place);
    const pool = result?.subsets.all?.methods.find(({ method }) => method === "pool");
    return {
      ...{ target, horizon, state, forecasts },
      ...skillPart({ skill, lo, hi }),
      positive: lo === hi ? null : known(positive),
      own:
        own === undefined
          ? null
          : {
              forecasts: own.forecasts,
              ...skillPart(own.skill),
            },
      coverage50: known(pool?.coverage50 ?? Number.NaN),
      coverage90: known(pool?.coverage90 ?? Number.NaN),
    };
  });
}

const total = (counts: Float64Array): number | null =>
  known(counts.reduce((sum, count) => sum + count, 0));

/** The past years that ran alike; none where too few can be compared. */
export function analoguesOf({ analogues }: DyadOutlook): OutlookAnalogue[] {
  if ("reason" in analogues) return [];
  return analogues.analogues.map(({ a, b, first, last, similarity, followed, balanceChange }) => ({
    ...{ dyad: [a, b] as const, first, last, similarity },
    followed: {
      cooperation: total(followed.cooperation),
      conflict: total(followed.conflict),
      "material-conflict": total(followed["material-conflict"]),
    },
    balanceChange: known(balanceChange),
  }));
}

const OUTCOMES: Readonly<Record<FollowingOutcome, string>> = {
  "conflict-rose": "conflict rose beyond its usual spread",
  "conflict-fell": "conflict fell beyond its usual spread",
  "material-conflict": "at least one deed of conflict",
  "balance-rose": "the balance rose by more than .25 logits",
  "balance-fell": "the balance fell by more than .25 logits",
};

/** How often something followed the analogues, beside any window at all. */
export function analogueSharesOf({ analogues }: DyadOutlook): AnalogueShare[] {
  if ("reason" in analogues) return [];
  return analogues.shares.map(({ outcome, share, lo, hi, of, weighed, all }) => ({
    ...{ outcome, says: OUTCOMES[outcome], share, lo, hi, of, weighed, all: all.share },
  }));
}

const TARGETS: Readonly<Record<Signpost["target"], string>> = {
  cooperation: "cooperation",
  conflict: "conflict",
  "material-conflict": "deeds of conflict",
};

/** What would move the outlook, in words and numbers. */
export function signpostsOf({ signposts, scope }: DyadOutlook): OutlookSignpost[] {
  if ("reason" in signposts) return [];
  return signposts.signposts.map((post) => {
    const { kind, sign, target, horizon, direction, ratio, lo, hi, certainty } = post;
    const after =
      sign === "event" ? `after ${saysOf(kind)}` : `after a year without ${saysOf(kind)}`;
    const span = horizon === 1 ? `the next ${scope.by}` : `the next ${horizon} ${scope.by}s`;
    const times = `${ratio.toFixed(2)} times as many (${lo.toFixed(2)} to ${hi.toFixed(2)})`;
    return {
      says: `${after}, ${direction} events of ${TARGETS[target]} in ${span}: ${times}`,
      ...{ kind, sign, target, horizon, direction, ratio, lo, hi, certainty },
      ...{ occasions: post.occasions, dyads: post.dyads, present: post.own?.present ?? null },
    };
  });
}
