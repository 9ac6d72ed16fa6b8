import type { Check } from "../../measure/index.ts";
import { calibration } from "./calibration.ts";
import { errsLeast, falsePositives, powerFound } from "./error-rates.ts";
import { noLookAhead } from "./look-ahead.ts";
import { placebos } from "./placebos.ts";
import type { Trials } from "./trials.ts";
import { sparseVerdicts } from "./verdicts.ts";

const SIMULATED = "Simulated panels with a known truth, made as D1 says.";

/** All checks of the drivers, in the order in which they are run. */
export function checksOf(trials: Trials): readonly Check[] {
  return [
    {
      id: "D1",
      question: "Does the statistical leg err less often than the tests of the field?",
      data: SIMULATED,
      how: "Every panel has five hypotheses, of which none or one is true. An exposure is the balance of another dyad: an autoregression of .85, measured by that dyad's own events as its log ratio. All dyads share a shock (an autoregression of .85, standard deviation .6 logits or 1.2) in which they take part by .5 to 1.5, and a media volume with trend, step and noise. The outcome has an inertia of .6, news of .25, passing bursts of .4, and takes in a true exposure after 1, 2, 5 or 9 months by beta; beta .25 is .6 logits in the long run. Counts are overdispersed, 8 events a month unless said. The true exposure acts by what is its own; in the last column the shock acts through it as well, which makes false exposures stand in for it. Granger tests take all four windows of an exposure together, on three own lags; the plain correlation is that of neighbouring months. Media volume is the outcome's own number of events, as in the product. Nothing was tuned on these panels: how months are weighted, and that the common shock is held equal over a year in long panels, was settled on panels of other seeds, where weights that take the stated variance of measurement at its word had doubled the false positives.",
      run: async () => [errsLeast(trials)],
    },
    {
      id: "S1",
      question: "How often is a false hypothesis found where none is true?",
      data: SIMULATED,
      how: "Hypotheses with PIP above .75, among all.",
      run: async () => falsePositives(trials, ["none", "longNone"]),
    },
    {
      id: "S2",
      question: "How often under a strong common shock?",
      data: SIMULATED,
      how: "The same, with a common shock twice as strong.",
      run: async () => falsePositives(trials, ["strongShock"]),
    },
    {
      id: "S3",
      question: "How often is a true hypothesis found where there are many events?",
      data: SIMULATED,
      how: "True hypotheses with PIP above .75, among all true ones.",
      run: async () => [powerFound(trials)],
    },
    {
      id: "S4",
      question: "Is a sparse record said not to tell?",
      data: SIMULATED,
      how: "The whole statistical leg is run on every panel, verdicts with it; each hypothesis has one placebo, the balance of a bystander. A true hypothesis is not found when its PIP is at most .75.",
      run: async () => sparseVerdicts(trials),
    },
    {
      id: "S5",
      question:
        "Is an inclusion probability the share of true hypotheses among those that have it?",
      data: SIMULATED,
      how: "Hypotheses in bins of PIP; share of true ones less mean PIP. The first mix is that of S1 to S4; in the second, more kinds of panel have a true one; the third is as the prior has it. No probability can be the share of true ones in every mix of panels, since the prior is right in one mix only.",
      run: async () => calibration(trials),
    },
    {
      id: "S9",
      question: "Does anything that is said of a month know the months after it?",
      data: SIMULATED,
      how: "The months after one are shuffled, all series together. Features are controls and exposures over their windows; forecasts are the expanding window's.",
      run: async () => noLookAhead(trials),
    },
    {
      id: "S10",
      question: "Are exposures found that cannot have moved a real dyad?",
      data: "GDELT's daily scores of the pairs of 20 states by month, 2018 to 2022 (gdelt-daily-dyads); ICEWS counts by year, 2002 to 2014 (icews-dyad-year).",
      how: "Each panel is a real dyad with five exposures by lot: the balance of dyads with which it shares one state, with time reversed; or the balance of dyads with which it shares none. Days with a score above zero count as cooperation, below as conflict. 41 months are the fewest of which anything is said; how few those may be was set on other placebos by lot from the same dyads.",
      run: async (ground) => await placebos(ground, trials),
    },
  ];
}
