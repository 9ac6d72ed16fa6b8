import { seededRandom } from "../../kernel/index.ts";
import {
  type Finding,
  type Ground,
  notTestable,
  scorePanel,
  yearlyPanel,
} from "../../measure/index.ts";
import { inclusionsOf } from "../statistical/inclusion.ts";
import {
  firstPeriods,
  type Placebo,
  placeboPanel,
  type RealDyads,
  realDyads,
} from "./real-panels.ts";
import { FOUND } from "./rules.ts";
import { repeated, type Trials } from "./trials.ts";

const LINE = 0.02;

const WORDS: Readonly<Record<Placebo, string>> = {
  reversed: "neighbours' balance with time reversed",
  shuffled: "balance of dyads without a common state",
};

interface Source {
  readonly name: string;
  readonly dyads: (ground: Ground) => Promise<RealDyads>;
}

/** The fewest months that anything is said of. */
const FEWEST = 41;

const byMonth = async (ground: Ground): Promise<RealDyads> =>
  realDyads(await scorePanel(ground), "month");

const SOURCES: readonly Source[] = [
  { name: "GDELT's daily scores by month", dyads: byMonth },
  {
    name: `GDELT's daily scores by month, the first ${FEWEST} months only`,
    dyads: async (ground) => firstPeriods(await byMonth(ground), FEWEST),
  },
  {
    name: "ICEWS counts by year",
    dyads: async (ground) => realDyads(await yearlyPanel(ground), "year"),
  },
];

/** Panels in turn over the dyads, each with exposures of its own by lot. */
function placeboFinding(
  name: string,
  real: RealDyads,
  placebo: Placebo,
  { runs, told }: Trials,
): Finding {
  const what = `placebo hypotheses with PIP > .75, ${name}: ${WORDS[placebo]}`;
  const line = `at most ${LINE}`;
  const { dyads, periods } = real;
  const weighed = repeated(`${name}, ${placebo}`, runs.panels, told, (run) => {
    const outcome = dyads[run % dyads.length];
    if (outcome === undefined) return [];
    const random = seededRandom((runs.seed ^ Math.imul(run + 1, 0x9e3779b1)) | 0);
    const found = inclusionsOf(placeboPanel(real, outcome, placebo, random));
    if (found.state === "unknown") return [];
    return found.hypotheses.filter(({ measured }) => measured).map(({ inclusion }) => inclusion);
  });
  const all = weighed.flat();
  const on = `${runs.panels} panels of ${periods.length} ${real.by}s, over ${dyads.length} dyads with at least 100 polar events`;
  if (all.length === 0) {
    return notTestable(what, line, `${on}: none has rows enough for an inclusion probability.`);
  }
  const value = all.filter((inclusion) => inclusion > FOUND).length / all.length;
  const above = (bound: number): string =>
    `${((100 * all.filter((inclusion) => inclusion > bound).length) / all.length).toFixed(1)} %`;
  return {
    what,
    value,
    unit: "share of hypotheses",
    passLine: line,
    passed: value <= LINE,
    detail: `${on}; ${all.length} hypotheses. Above .5 are ${above(0.5)}, above .9 ${above(0.9)}.`,
  };
}

/** S10: what is made of exposures that cannot have moved a real dyad. */
export async function placebos(ground: Ground, trials: Trials): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, dyads } of SOURCES) {
    const real = await dyads(ground);
    findings.push(
      placeboFinding(name, real, "reversed", trials),
      placeboFinding(name, real, "shuffled", trials),
    );
  }
  return findings;
}
