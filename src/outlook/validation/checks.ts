import type { Check, Finding, Ground } from "../../measure/index.ts";
import { analogueFindings } from "./analogues.ts";
import { overBaselines } from "./baselines.ts";
import { intervalCoverage, transformDeciles } from "./calibration.ts";
import { knownRates } from "./known-rates.ts";
import { levelSkill } from "./level-skill.ts";
import { noLookAhead } from "./look-ahead.ts";
import { campylobacteriosis } from "./published-fit.ts";
import { scoringRules } from "./published-scores.ts";
import { questionSkill } from "./questions.ts";
import { releaseRule } from "./release-rule.ts";
import { signpostFindings } from "./signposts.ts";
import { TESTED_SOURCES, type TestedPanel, type TestedPanels } from "./tested-sources.ts";
import { weeklyBenchmarks } from "./weekly-benchmarks.ts";

const MADE_UP = "Made-up panels of negative binomial counts about rates that are known.";
const REAL =
  "GDELT's daily scores of the pairs of 20 states by month, 2018 to 2022 (gdelt-daily-dyads); the ICEWS sets of 2014, 2018 and 2021 (icews-tkg), by week and by month; the chronicle by quarter.";

async function onEach(
  ground: Ground,
  panels: TestedPanels,
  find: (tested: TestedPanel) => readonly Finding[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of TESTED_SOURCES) findings.push(...find(await panels.of(ground, source)));
  return findings;
}

async function allOf(ground: Ground, panels: TestedPanels): Promise<TestedPanel[]> {
  const all: TestedPanel[] = [];
  for (const source of TESTED_SOURCES) all.push(await panels.of(ground, source));
  return all;
}

/** All checks of the outlook, in the order in which they are run. */
export function checksOf(panels: TestedPanels): readonly Check[] {
  return [
    {
      id: "S8",
      question: "How far are forecasts from those of someone who knows every rate?",
      data: MADE_UP,
      how: "Each panel has 30 dyads and 96 months; rates of .1 to 60 events drift by 3 % a month, sizes are 2; the last 24 origins are scored one month ahead, the counts by turns. The rate of the next month holds news that no forecaster can know. The design asks for 300 panels; 100 are run, for time: a share of .95 is then told to within .04.",
      run: async () => await knownRates(panels),
    },
    {
      id: "S9",
      question: "Does anything that is computed at an origin know what comes after it?",
      data: `${MADE_UP} ${REAL}`,
      how: "The periods after an origin are put in another order, the same for every dyad, what becomes known late with them. Compared to the last bit are the counts as known then, the balance, what every member and baseline forecasts at one period and at six months, their pool, and the balance's forecasts and bands at every earlier origin. By week it would be the same code over three times as many periods, and is left out.",
      run: async (ground) => await noLookAhead(ground, panels),
    },
    {
      id: "L1",
      question: "Do the forecasts of counts beat climatology on real dyads?",
      data: REAL,
      how: "Back-test by rolling origins (docs/method/backtest.md): at each origin all is fitted, put right and forecast from what was known then. Skill is 1 - CRPS / CRPS of climatology, all dyads together. Origins at which the source did not look are left out; origins of ICEWS lie in 2018 and 2021. Of ICEWS each fourth dyad is forecast, for time, while what dyads share is learned from all; it has 30 whole months, in three runs, so that few origins by month can be scored. The set of 2014 holds far fewer events than the later two, so that climatology is a weak rival there and skill over it is much of it that of seeing the new level.",
      run: async (ground) => await onEach(ground, panels, levelSkill),
    },
    {
      id: "L2",
      question: "Do outcomes fall into each tenth of the forecasts equally often?",
      data: REAL,
      how: "The pool as issued; tenths of the probability transform without draws: an outcome's share in each tenth is the part of its probability that lies there.",
      run: async (ground) => await onEach(ground, panels, (one) => [transformDeciles(one)]),
    },
    {
      id: "L3",
      question: "Do intervals hold what they say?",
      data: REAL,
      how: "Central intervals of the pool as issued, ends included; of the balance adaptive conformal ones.",
      run: async (ground) => await onEach(ground, panels, intervalCoverage),
    },
    {
      id: "L4",
      question: "Is a released forecast worth it afterwards?",
      data: REAL,
      how: "The origins of each back-test are halved. The release rule is applied at the middle, to forecasts whose outcome was known by then; skill over climatology is that of the later origins. The pass line is the rule's own probability.",
      run: async (ground) => [releaseRule(await allOf(ground, panels))],
    },
    {
      id: "L5",
      question: "Is the pool better than each mandatory baseline?",
      data: REAL,
      how: "The baselines of the field: exactly zero, the last value, the last twelve, the same season, a negative binomial by moments, exponential smoothing (TSB), climatology. Skill of the pool by CRPS over each, and the probability that it is above 0, by blocks of neighbouring origins; on active dyads and on escalations apart. Where the origins make up less than two blocks, as at the longest horizons, the interval has no width and the probability is 0 or 1 by that one run.",
      run: async (ground) => await onEach(ground, panels, (one) => [overBaselines(one)]),
    },
    {
      id: "Q1",
      question: "Are the probabilities of questions better than base rates?",
      data: "The chronicle; the ICEWS sets of 2014, 2018 and 2021 (icews-tkg).",
      how: "Whether each kind of the standard set comes at least once in windows that begin every three months, asked with what was known then. Base rate: the share of past windows in which it came, drawn towards one half by Jeffreys' prior, and plain; the lesser of the two skills is judged. Of the chronicle every second dyad in the order of the codes, since settings were chosen on the others.",
      run: async (ground) => await questionSkill(ground, panels),
    },
    {
      id: "A1",
      question: "Do analogues say more than all past windows do?",
      data: REAL,
      how: "Rolling origins (docs/method/analogues.md); by week up to six windows of a year are taken, since three leave none that could be scored, as a first run showed. Told as it is; lines count as passed where there is anything to tell.",
      run: async (ground) => await analogueFindings(ground, panels),
    },
    {
      id: "G1",
      question: "Do signposts make a forecast better?",
      data: "The ICEWS sets by month (icews-tkg); the chronicle by quarter.",
      how: "Signposts found at an origin, scored where one stands until the next: log score with it less that of the same regression without it (docs/method/signposts.md). Told as it is; the lines count as passed.",
      run: async (ground) => await signpostFindings(ground, panels),
    },
    {
      id: "SC1",
      question: "Are scores and count models those of the reference software?",
      data: "Scores of R's scoringRules 1.1.1; R's tscount 1.4.3 on the campylobacteriosis counts.",
      how: "Closed forms and sums alike.",
      run: async (ground) => [scoringRules(ground), ...campylobacteriosis(ground)],
    },
    {
      id: "M4",
      question: "Are simple benchmarks those of the competition?",
      data: "The weekly series of the M4 competition, with the published scores of six benchmarks.",
      how: "Mean sMAPE over all series.",
      run: async (ground) => [weeklyBenchmarks(ground)],
    },
  ];
}
