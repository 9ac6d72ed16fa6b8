import type { Random } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { driverPanel, type PanelReading } from "../series/driver-panel.ts";
import { isMissing, type Missing, type PanelScope } from "../series/reading.ts";
import type { NamedChange } from "../statistical/options.ts";
import type { StatisticalLeg } from "../statistical/statistical-leg.ts";
import { weighHypotheses } from "../statistical/weigh-hypotheses.ts";
import { type QualitativeLeg, qualitativeLeg } from "./qualitative-leg.ts";

/** What to explain a dyad's relation by, and how thoroughly. */
export interface ExplanationRequest {
  readonly file: HypothesisFile;
  /** Hypotheses ever tried for the dyad, the file's included. */
  readonly tried: number;
  readonly random: Random;
  /** Simulated records per hypothesis for its power; 0 leaves power out. Default 200. */
  readonly simulations?: number | undefined;
}

/** A dyad's hypotheses weighed by statistics and by documents. */
export interface Explanation {
  readonly scope: PanelScope;
  readonly file: HypothesisFile;
  readonly tried: number;
  /** The panel that the statistics rest on; or why there is none. */
  readonly panel: PanelReading | Missing;
  /** Undefined without a panel. */
  readonly statistics: StatisticalLeg | undefined;
  /** Undefined where the file has no matrix. */
  readonly documents: QualitativeLeg | undefined;
  /** Whether no hypothesis has a verdict other than that the record cannot tell. */
  readonly cannotTell: boolean;
}

function namedChanges({ hypotheses }: HypothesisFile): NamedChange[] {
  return hypotheses.flatMap(({ id, namedChange }) =>
    namedChange === undefined
      ? []
      : [{ hypothesis: id, name: namedChange.says, from: namedChange.from, to: namedChange.to }],
  );
}

const isOpen = (leg: StatisticalLeg | undefined): boolean =>
  leg === undefined || leg.hypotheses.every(({ verdict }) => verdict === "the record cannot tell");

/**
 * Weigh what may move a dyad's relation: its hypotheses against the panel, and against the documents of their matrix.
 *
 * Method: docs/method/drivers.md for the statistics, docs/method/evidence-matrix.md for the documents; each is computed without
 * the other and then they are added up in decibels.
 *
 * @throws `record.damaged`, `drivers.matrix-evidence-in-panel` for evidence that the panel has counted already
 */
export async function explainRelation(
  store: Store,
  scope: PanelScope,
  { file, tried, random, simulations }: ExplanationRequest,
): Promise<Explanation> {
  const panel = await driverPanel(store, scope, file.hypotheses);
  const statistics = isMissing(panel)
    ? undefined
    : weighHypotheses(panel.panel, {
        random,
        tried,
        changes: namedChanges(file),
        ...(simulations === undefined ? {} : { simulations }),
      });
  const documents = await qualitativeLeg(store, scope, file, statistics);
  return { scope, file, tried, panel, statistics, documents, cannotTell: isOpen(statistics) };
}
