import { seededRandom } from "../../kernel/index.ts";
import type { Cell, Finding } from "../../measure/index.ts";
import type { Verdict } from "../statistical/verdict.ts";
import { weighHypotheses } from "../statistical/weigh-hypotheses.ts";
import { COLUMNS, type ColumnName } from "./columns.ts";
import { FOUND } from "./rules.ts";
import { panelOf } from "./trial.ts";
import { repeated, type Trials } from "./trials.ts";

/** The verdict on one hypothesis of a simulated panel. */
interface Judged {
  readonly isTrue: boolean;
  readonly inclusion: number;
  readonly verdict: Verdict;
}

const VERDICTS: readonly Verdict[] = [
  "supported",
  "suggestive",
  "the record cannot tell",
  "evidence against",
];

/** Resamples of each gain's interval; a product's run takes more. */
const RESAMPLES = 500;

function judgedOf({ runs, told }: Trials, name: ColumnName, panels: number): Judged[] {
  const { seed, simulations } = runs;
  return repeated(`verdicts, ${COLUMNS[name].name}`, panels, told, (run) => {
    const { panel, effects } = panelOf(COLUMNS[name], seed, run);
    const random = seededRandom(seed + run);
    const leg = weighHypotheses(panel, { random, simulations, resamples: RESAMPLES });
    return leg.hypotheses.map((weighed, place): Judged => {
      const inclusion = weighed.measured ? weighed.inclusion : Number.NaN;
      const isTrue = effects.some(({ hypothesis }) => hypothesis === place);
      return { isTrue, inclusion, verdict: weighed.verdict };
    });
  }).flat();
}

function shareWith(verdict: Verdict, of: readonly Judged[]): number {
  return of.filter((one) => one.verdict === verdict).length / of.length;
}

function tableRow(name: ColumnName, kind: string, of: readonly Judged[]): Cell[] {
  return [
    COLUMNS[name].name,
    kind,
    of.length,
    ...VERDICTS.map((verdict) => shareWith(verdict, of)),
  ];
}

function tableRows(name: ColumnName, judged: readonly Judged[]): Cell[][] {
  return [
    tableRow(
      name,
      "true",
      judged.filter(({ isTrue }) => isTrue),
    ),
    tableRow(
      name,
      "false",
      judged.filter(({ isTrue }) => !isTrue),
    ),
  ];
}

/** Panels with many events beside, as a share of the sparse ones: each takes a second. */
const BESIDE = 1 / 3;

const TELLS = 0.8;
const AGAINST = 0.05;

/** S4: what is said of true hypotheses that a sparse record does not show. */
export function sparseVerdicts(trials: Trials): Finding[] {
  const { panels, simulations } = trials.runs;
  const sparse = judgedOf(trials, "sparse", panels);
  const dense = judgedOf(trials, "dense", Math.ceil(BESIDE * panels));
  const missed = sparse.filter(({ isTrue, inclusion }) => isTrue && !(inclusion > FOUND));
  const cannotTell = shareWith("the record cannot tell", missed);
  const against = shareWith("evidence against", missed);
  const detail = `${missed.length} of ${panels} true hypotheses have PIP of at most .75; each power from ${simulations} simulated records.`;
  return [
    {
      what: `"the record cannot tell" of true hypotheses not found: ${COLUMNS.sparse.name}`,
      value: cannotTell,
      unit: "share of those not found",
      passLine: `at least ${TELLS}`,
      passed: cannotTell >= TELLS,
      detail,
      beside: {
        columns: ["panels", "hypotheses", "number", ...VERDICTS],
        rows: [...tableRows("sparse", sparse), ...tableRows("dense", dense)],
      },
    },
    {
      what: `"evidence against" true hypotheses not found: ${COLUMNS.sparse.name}`,
      value: against,
      unit: "share of those not found",
      passLine: `at most ${AGAINST}`,
      passed: against <= AGAINST,
      detail,
    },
  ];
}
