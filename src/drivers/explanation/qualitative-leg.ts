import type { Store } from "../../record/index.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { type HeuerView, heuerView } from "../matrix/diagnosticity.ts";
import type { RecordAnswer } from "../matrix/evidence-grid.ts";
import { type FlipSet, flipSet } from "../matrix/flip-set.ts";
import { knownEvidence } from "../matrix/known-evidence.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { refusePanelEvidence } from "../matrix/panel-guard.ts";
import { matrixOf } from "../matrix/read-matrix.ts";
import { recordAnswers } from "../matrix/record-answers.ts";
import type { InclusionResult } from "../matrix/statistics-weight.ts";
import { weighEvidence } from "../matrix/weigh-evidence.ts";
import type { WeighedMatrix } from "../matrix/weighed-matrix.ts";
import { type MissingEvidence, whatWouldTell } from "../matrix/what-would-tell.ts";
import type { PanelScope } from "../series/reading.ts";
import type { StatisticalLeg } from "../statistical/statistical-leg.ts";
import { panelContent } from "./panel-content.ts";

/** What the documents say, alone and together with the statistics. */
export interface QualitativeLeg {
  /** Without the evidence of later than the as-of day. */
  readonly matrix: Matrix;
  /** Ids of the evidence left out for being later. */
  readonly later: readonly string[];
  readonly answers: ReadonlyMap<string, RecordAnswer>;
  readonly weighed: WeighedMatrix;
  readonly heuer: HeuerView;
  readonly flip: FlipSet;
  /** The missing evidence that would move the result most, first. */
  readonly wouldTell: readonly MissingEvidence[];
}

/** How many pieces of missing evidence are named. */
const MISSING_NAMED = 3;

function inclusions(leg: StatisticalLeg | undefined): InclusionResult[] {
  if (leg === undefined) return [];
  return leg.hypotheses.flatMap((one) =>
    one.measured
      ? [
          {
            ...{ hypothesis: one.id, inclusion: one.inclusion, prior: one.prior },
            ...(one.power === undefined ? {} : { power: one.power.share }),
          },
        ]
      : [],
  );
}

/**
 * Weigh a file's evidence.
 *
 * @returns undefined where the file has no matrix
 * @throws `drivers.matrix-evidence-in-panel`
 */
export async function qualitativeLeg(
  store: Store,
  scope: PanelScope,
  { hypotheses, matrix: stated }: HypothesisFile,
  statistics: StatisticalLeg | undefined,
): Promise<QualitativeLeg | undefined> {
  if (stated === undefined) return undefined;
  const whole = matrixOf(
    stated,
    hypotheses.map(({ id, statement }) => ({ id, statement, prior: undefined })),
  );
  const { matrix, later } = knownEvidence(whole, scope.asOf);
  const answers = await recordAnswers(store, matrix, scope);
  refusePanelEvidence(matrix, await panelContent(store, scope, hypotheses), answers);
  const weighed = weighEvidence(matrix, inclusions(statistics), { answers });
  const tests = hypotheses.flatMap(({ id, tests: own }) =>
    own.map((test) => ({ ...test, hypothesis: id })),
  );
  return {
    matrix,
    later,
    answers,
    weighed,
    heuer: heuerView(weighed),
    flip: flipSet(weighed),
    wouldTell: whatWouldTell(matrix, weighed, { tests, limit: MISSING_NAMED }),
  };
}
