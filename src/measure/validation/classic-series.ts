import { seededRandom } from "../../kernel/index.ts";
import { baiPerron, fitLocalLevel, pelt, singlePoissonChange } from "../../maths/index.ts";
import type { TurningSeries } from "../turning-points/observations.ts";
import { findTurningPoints } from "../turning-points/turning-points.ts";
import type { Finding } from "./check.ts";
import type { Ground } from "./ground.ts";

/** The last column of a CSV file with a header. */
export function lastColumn(csv: string): number[] {
  const [, ...lines] = csv.trim().split("\n");
  return lines.map((line) => Number(line.trim().split(",").at(-1)));
}

/** A figure and what the reference software gives for it. */
interface Held {
  readonly what: string;
  readonly value: number;
  readonly reference: number;
  /** How far apart they may be, as a share of the reference. */
  readonly within: number;
}

const isMet = ({ value, reference, within }: Held): boolean =>
  Math.abs(value - reference) <= within * Math.max(1, Math.abs(reference));

/** One finding of many figures that must all be met. */
export function allMet(what: string, held: readonly Held[], detail: string): Finding {
  const met = held.filter(isMet).length;
  return {
    what,
    value: met,
    unit: `of ${held.length}`,
    passLine: `all ${held.length}`,
    passed: met === held.length,
    detail,
    beside: {
      columns: ["figure", "measured", "reference", "met"],
      rows: held.map((one) => [one.what, one.value, one.reference, isMet(one) ? "yes" : "no"]),
    },
  };
}

/** Draws to calibrate by; the product takes 200. */
const DRAWS = 40;

/** Years of the lasting changes that the product's own detector finds: the first year of each new level. */
function ownYears(
  series: TurningSeries,
  firstYear: number,
): { year: number; lo: number; hi: number }[] {
  const report = findTurningPoints(series, {
    random: seededRandom(1),
    draws: DRAWS,
    sensitivity: false,
  });
  if (report.outcome === "unknown") return [];
  return report.turningPoints.map(({ index, lo, hi }) => ({
    year: firstYear + index,
    lo: firstYear + lo,
    hi: firstYear + hi,
  }));
}

function ownFinding(
  name: string,
  found: ReturnType<typeof ownYears>,
  from: number,
  to: number,
): Finding {
  const [only] = found;
  return {
    what: `our detector's date of the change in ${name}: first year of the new level`,
    value: only?.year ?? null,
    unit: "year",
    passLine: `one change, ${from} to ${to}`,
    passed: found.length === 1 && only !== undefined && from <= only.year && only.year <= to,
    detail: found.map(({ year, lo, hi }) => `${year} (90 % of its date ${lo} to ${hi})`).join("; "),
  };
}

interface NileExpected {
  readonly strucchange: {
    readonly breakdate: number;
    readonly BIC: Readonly<Record<string, number>>;
    readonly RSS: Readonly<Record<string, number>>;
    readonly ci95_dates: Readonly<Record<string, number>>;
    readonly supF: number;
  };
  readonly local_level: {
    readonly sigma2_level: number;
    readonly sigma2_eps: number;
    readonly loglik: number;
  };
  readonly changepoint: { readonly pelt_mean_MBIC: number };
}

const NILE_FIRST = 1871;

/** T2: the flow of the Nile at Aswan, 1871 to 1970, against strucchange, StructTS and changepoint. */
export function nile(ground: Ground): Finding[] {
  const flow = lastColumn(ground.text("gold/nile/nile.csv"));
  const expected = JSON.parse(ground.text("gold/nile/expected.json")) as NileExpected;
  const { fits, breaks, supF } = baiPerron(flow);
  const [only] = breaks;
  const level = fitLocalLevel(flow, { start: "wide" });
  const { strucchange, local_level, changepoint } = expected;
  // strucchange names the last year of the old mean.
  const lastYear = (index: number | undefined): number => NILE_FIRST + (index ?? Number.NaN) - 1;
  const held: Held[] = [
    {
      what: "last year of the old mean",
      value: lastYear(only?.index),
      reference: strucchange.breakdate,
      within: 0,
    },
    {
      what: "95 % interval from",
      value: lastYear(only?.lower),
      reference: strucchange.ci95_dates["2.5 %"] ?? 0,
      within: 0,
    },
    {
      what: "95 % interval to",
      value: lastYear(only?.upper),
      reference: strucchange.ci95_dates["97.5 %"] ?? 0,
      within: 0,
    },
    ...fits.slice(0, 6).flatMap(({ rss, bic }, breaksHeld): Held[] => [
      {
        what: `RSS, ${breaksHeld} breaks`,
        value: rss,
        reference: strucchange.RSS[breaksHeld] ?? 0,
        within: 1e-9,
      },
      {
        what: `BIC, ${breaksHeld} breaks`,
        value: bic,
        reference: strucchange.BIC[breaksHeld] ?? 0,
        within: 1e-9,
      },
    ]),
    {
      what: "supF",
      value: supF?.statistic ?? Number.NaN,
      reference: strucchange.supF,
      within: 1e-9,
    },
    {
      what: "PELT, last index of the old mean",
      value: pelt(flow)[0] ?? Number.NaN,
      reference: changepoint.pelt_mean_MBIC,
      within: 0,
    },
    {
      what: "variance of the level's steps",
      value: level.levelVariance,
      reference: local_level.sigma2_level,
      within: 1e-3,
    },
    {
      what: "variance of the observations",
      value: level.observationVariance,
      reference: local_level.sigma2_eps,
      within: 1e-3,
    },
  ];
  const ours = ownYears({ kind: "value", values: flow }, NILE_FIRST);
  return [
    allMet(
      "figures of the reference software on the Nile",
      held,
      "strucchange 1.5-3, StructTS of R 4.2.2, changepoint 2.3.",
    ),
    ownFinding(
      "the Nile",
      ours,
      strucchange.ci95_dates["2.5 %"] ?? 0,
      (strucchange.ci95_dates["97.5 %"] ?? 0) + 1,
    ),
  ];
}

interface CoalExpected {
  readonly exact: {
    readonly a1b1: {
      readonly mode_year_last_of_first_regime: number;
      readonly p_mode: number;
      readonly post_by_year: Readonly<Record<string, number>>;
      readonly E_lambda1: number;
      readonly E_lambda2: number;
      readonly log10_BF_1cp_vs_0: number;
      readonly mean_year: number;
      readonly ci90: readonly [number, number];
    };
  };
  readonly pelt_poisson_MBIC_year: number;
}

const COAL_FIRST = 1851;

/** T3: disasters in British coal mines, 1851 to 1962, against the exact posterior of one change. */
export function coal(ground: Ground): Finding[] {
  const counts = lastColumn(ground.text("gold/coal/coal_annual.csv"));
  const { exact, pelt_poisson_MBIC_year } = JSON.parse(
    ground.text("gold/coal/expected.json"),
  ) as CoalExpected;
  const { a1b1 } = exact;
  const found = singlePoissonChange(counts, { shape: 1, rate: 1 });
  const mode = found.lastOfFirst.indexOf(Math.max(...found.lastOfFirst));
  const peltYear = COAL_FIRST + (pelt(counts, { cost: "poisson" })[0] ?? Number.NaN) - 1;
  const within = 1e-9;
  const held: Held[] = [
    {
      what: "most probable last year of the old rate",
      value: COAL_FIRST + mode,
      reference: a1b1.mode_year_last_of_first_regime,
      within: 0,
    },
    {
      what: "its probability",
      value: found.lastOfFirst[mode] ?? Number.NaN,
      reference: a1b1.p_mode,
      within,
    },
    ...Object.entries(a1b1.post_by_year).map(
      ([year, p]): Held => ({
        what: `probability of ${year}`,
        value: found.lastOfFirst[Number(year) - COAL_FIRST] ?? Number.NaN,
        reference: p,
        within,
      }),
    ),
    { what: "rate before", value: found.rates[0], reference: a1b1.E_lambda1, within },
    { what: "rate after", value: found.rates[1], reference: a1b1.E_lambda2, within },
    {
      what: "log10 Bayes factor",
      value: found.log10BayesFactor,
      reference: a1b1.log10_BF_1cp_vs_0,
      within,
    },
    { what: "mean year", value: COAL_FIRST + found.meanIndex, reference: a1b1.mean_year, within },
    {
      what: "90 % interval from",
      value: COAL_FIRST + found.interval90[0],
      reference: a1b1.ci90[0],
      within: 0,
    },
    {
      what: "90 % interval to",
      value: COAL_FIRST + found.interval90[1],
      reference: a1b1.ci90[1],
      within: 0,
    },
    {
      what: "PELT with Poisson costs, last year of the old rate",
      value: peltYear,
      reference: pelt_poisson_MBIC_year,
      within: 0,
    },
  ];
  const logExposure = counts.map(() => 0);
  const ours = ownYears({ kind: "count", counts, logExposure }, COAL_FIRST);
  return [
    allMet(
      "figures of the exact posterior on the coal mines",
      held,
      "Both rates Gamma(1, 1); changepoint 2.3.",
    ),
    ownFinding("the coal mines", ours, a1b1.ci90[0] + 1, a1b1.ci90[1] + 1),
  ];
}
