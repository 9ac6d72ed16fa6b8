import { daysBetween, shiftPeriod } from "../../src/kernel/index.ts";
import { historyAt, type LeanOutlook } from "../../src/outlook/index.ts";

type Target = "cooperation" | "conflict";

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** Counts as a brief binds them: in words to ten; `one` and `no` are no figures. */
function counts(...numbers: readonly number[]): string[] {
  return numbers.filter((n) => n > 1).map((n) => WORDS[n] ?? thousands(n));
}

const percent = (p: number): string =>
  p < 0.005 ? "under 1" : p >= 0.995 ? "over 99" : String(Math.round(100 * p));

const range = (lo: number, hi: number): string[] => [...new Set([percent(lo), percent(hi)])];

function mean(value: number): string {
  if (value < 0.05) return "under 0.1";
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];

/** The figures of a day in words: its day of the month and its year. */
const dayOf = (iso: string): string[] => [String(Number(iso.slice(8))), iso.slice(0, 4)];

/** The year of a period in words; months and quarters are named. */
const yearOf = (period: string): string[] => [period.slice(0, 4)];

const skillOf = (skill: {
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
}): string[] => [skill.skill, skill.lo, skill.hi].map((x) => Math.abs(100 * x).toFixed(1));

function releaseAt({ levels }: LeanOutlook, target: string, horizon: number) {
  return levels.releases
    .filter((one) => one.target === target)
    .toSorted(
      (x, y) =>
        Math.abs(x.horizon - horizon) - Math.abs(y.horizon - horizon) || x.horizon - y.horizon,
    )[0];
}

/** How many periods ahead forecasts are released without a gap. */
function reachOf(outlook: LeanOutlook, target: string): number {
  const ahead = Array.from({ length: outlook.horizon }, (_, i) => i + 1);
  const gap = ahead.findIndex((h) => releaseAt(outlook, target, h)?.state !== "released");
  return gap < 0 ? outlook.horizon : gap;
}

const forecastsOf = ({ levels }: LeanOutlook, target: Target) =>
  levels.counts.filter((one) => one.target === target);

function lastOnes({ panel }: LeanOutlook, target: Target, periods: number): number {
  const [own] = panel.dyads;
  if (own === undefined) return Number.NaN;
  return historyAt(own, target, panel.periods.length - 1)
    .slice(-periods)
    .reduce((sum, n) => sum + n, 0);
}

type Spread = { readonly quantile: (p: number) => number };

function spreadOf(distribution: Spread): string[] {
  const [lo, hi] = [distribution.quantile(0.05), distribution.quantile(0.95)];
  return lo === hi ? [...counts(lo), "90"] : [String(lo), String(hi), "90"];
}

function level(outlook: LeanOutlook, target: Target): string[] {
  const forecasts = forecastsOf(outlook, target);
  const [next] = forecasts;
  if (next === undefined) return ["no forecast"];
  const { pool, baselines } = next;
  const usual = mean(baselines.climatology.mean);
  const last = lastOnes(outlook, target, 1);
  const reach = reachOf(outlook, target);
  if (reach === 0) {
    const release = releaseAt(outlook, target, 1);
    const skill = release !== undefined && Number.isFinite(release.skill) ? skillOf(release) : [];
    return [...skill, usual, ...spreadOf(baselines.climatology), ...counts(last)];
  }
  const head = [
    ...[mean(pool.mean), ...yearOf(shiftPeriod(outlook.origin, 1)), ...spreadOf(pool)],
    ...[usual, ...counts(last)],
  ];
  if (reach < outlook.horizon) return [...head, ...counts(reach)];
  const sum = (of: (one: (typeof forecasts)[number]) => number): string =>
    mean(forecasts.reduce((total, one) => total + of(one), 0));
  return [
    ...head,
    ...counts(outlook.horizon),
    ...[sum((one) => one.pool.mean), sum((one) => one.baselines.climatology.mean)],
    ...counts(outlook.horizon, lastOnes(outlook, target, outlook.horizon)),
  ];
}

/** Logits on the scale of the balance, without a sign. */
const scaled = (logits: number): string =>
  Math.abs(100 * (2 / (1 + Math.exp(-logits)) - 1)).toFixed(0);

function balance(outlook: LeanOutlook): string[] {
  const reach = reachOf(outlook, "balance");
  const found = outlook.levels.balance.find(({ horizon }) => horizon === Math.max(1, reach));
  if (found === undefined) return ["no forecast"];
  const { persistence, centre, quantiles, climatology } = found;
  const now = ["100", "100", scaled(persistence), ...yearOf(outlook.origin)];
  return reach === 0
    ? [...now, scaled(climatology)]
    : [
        ...[...now, scaled(centre), ...yearOf(shiftPeriod(outlook.origin, reach))],
        ...[scaled(quantiles[0]), scaled(quantiles[4])],
      ];
}

type Asked = LeanOutlook["questions"][number];

const known = ({ questions }: LeanOutlook): Asked[] =>
  questions
    .filter(({ answer, baseRate }) => answer !== undefined && baseRate !== undefined)
    .toSorted((x, y) => (y.answer?.p ?? 0) - (x.answer?.p ?? 0));

const shareOf = ({ baseRate }: Asked): string[] =>
  baseRate === undefined || baseRate.share === 0 || baseRate.share === 1
    ? []
    : [percent(baseRate.share)];

function question(outlook: LeanOutlook, id: string): string[] {
  const found = known(outlook).find((one) => one.question.id === id);
  if (found?.answer === undefined || found.baseRate === undefined) return ["no such question"];
  const share = shareOf(found);
  const around = share.length === 0 ? [] : range(found.baseRate.lo, found.baseRate.hi);
  return [percent(found.answer.p), ...share, ...around];
}

function questions(outlook: LeanOutlook): string[] {
  const [first] = known(outlook);
  if (first?.baseRate === undefined) return ["no question"];
  const { opens, by } = first.question;
  const next = new Date(Date.parse(opens) + 86_400_000).toISOString().slice(0, 10);
  const { windows, from } = first.baseRate;
  return [...dayOf(next), ...dayOf(by), ...counts(windows), from.slice(0, 4), "90"];
}

function judgement(outlook: LeanOutlook): string[] {
  const [first] = known(outlook);
  const asked =
    first?.answer === undefined
      ? []
      : [...dayOf(first.question.by), percent(first.answer.p), ...shareOf(first)];
  const told = (["cooperation", "conflict"] as const).filter(
    (target) => forecastsOf(outlook, target).length > 0 && reachOf(outlook, target) > 0,
  );
  const levels = told.flatMap((target) =>
    forecastsOf(outlook, target)
      .slice(0, 1)
      .flatMap(({ pool }) => [mean(pool.mean), ...spreadOf(pool)]),
  );
  const when = told.length === 0 ? [] : yearOf(shiftPeriod(outlook.origin, 1));
  return [...dayOf(outlook.known), ...asked, ...levels, ...when];
}

function lead({ known: day, scope }: LeanOutlook): string[] {
  const days = daysBetween(day, scope.asOf);
  const isLive = days <= { month: 45, quarter: 100, year: 380 }[scope.by];
  if (isLive) return dayOf(day);
  const months = Math.round(days / 30.44);
  return [...dayOf(day), ...counts(months < 24 ? months : Math.floor(days / 365.25))];
}

function watch(outlook: LeanOutlook): string[] {
  const open = known(outlook)
    .map(({ answer }) => answer?.p ?? 0)
    .filter((p) => p > 0.2 && p < 0.8)
    .sort((x, y) => Math.abs(x - 0.5) - Math.abs(y - 0.5))
    .slice(0, 3)
    .map(percent);
  return open.length === 0 ? ["20", "80"] : open;
}

function analogues({ analogues: found }: LeanOutlook): string[] {
  if ("reason" in found) return ["no analogues"];
  const years = found.analogues
    .slice(0, 3)
    .flatMap(({ first, last }) => [...yearOf(first), ...yearOf(last)]);
  return [...counts(found.analogues.length), ...years];
}

function following({ analogues: found }: LeanOutlook): string[] {
  if ("reason" in found) return ["no analogues"];
  const told = ["conflict-rose", "material-conflict", "balance-fell", "balance-rose"];
  return [
    ...counts(found.horizon),
    ...found.shares
      .filter(({ outcome }) => told.includes(outcome))
      .flatMap(({ share, of, lo, hi, all }) => [
        ...counts(Math.round(share * of), of),
        ...[...range(lo, hi), percent(all.share)],
      ]),
  ];
}

function track({ track: found }: LeanOutlook): string[] {
  if (found === undefined) return ["no back-test"];
  const { from, to } = found.summary;
  return [...yearOf(from), ...yearOf(to), ...counts(found.dyads.length), "90"];
}

function trackOf(outlook: LeanOutlook, target: Target): string[] {
  const release = outlook.levels.releases.find((one) => one.target === target);
  const [a, b] = outlook.scope.dyad;
  const place = outlook.track?.dyads.findIndex((one) => one.a === a && one.b === b);
  const result = outlook.track?.summary.results.find(
    (one) => one.target === target && one.horizon === release?.horizon,
  );
  const own = result?.dyads.find(({ dyad }) => dyad === place);
  const pool = result?.subsets.all?.methods.find(({ method }) => method === "pool");
  if (release === undefined || pool === undefined) return ["no back-test"];
  const alone =
    own !== undefined && own.skill.lo > -1 ? [...skillOf(own.skill), thousands(own.forecasts)] : [];
  const inside = String(Math.round(100 * pool.coverage90));
  return [
    ...counts(release.horizon),
    ...[...skillOf(release), thousands(release.forecasts), ...alone, "90", inside],
  ];
}

/**
 * The figures of the outlook that a statement should have, without their `per cent`, told from the forecasts alone.
 *
 * @returns in the order of the text; nothing where no rule is known
 */
export function figuresForeseen(id: string, outlook: LeanOutlook): readonly string[] | undefined {
  const { panel, analogues: found } = outlook;
  const rules: readonly (readonly [RegExp, (match: string) => readonly string[]])[] = [
    [/^outlook-judgement$/, () => judgement(outlook)],
    [/^outlook-from$/, () => lead(outlook)],
    [/^outlook-(cooperation|conflict)$/, (target) => level(outlook, target as Target)],
    [/^outlook-balance$/, () => balance(outlook)],
    [/^outlook-method$/, () => counts(panel.dyads.length, panel.periods.length)],
    [/^questions$/, () => questions(outlook)],
    [/^questions?-(.+)$/, (kind) => question(outlook, kind)],
    [/^watch$/, () => watch(outlook)],
    [/^analogues$/, () => analogues(outlook)],
    [
      /^analogues-none$/,
      () =>
        "reason" in found
          ? [...numbersIn(found.reason), ...counts(found.has, found.needs)]
          : ["analogues"],
    ],
    [/^analogue-shares$/, () => following(outlook)],
    [/^track-record$/, () => track(outlook)],
    [/^track-(cooperation|conflict)$/, (target) => trackOf(outlook, target as Target)],
  ];
  for (const [pattern, figures] of rules) {
    const match = pattern.exec(id);
    if (match !== null) return figures(match[1] ?? "");
  }
  return undefined;
}
