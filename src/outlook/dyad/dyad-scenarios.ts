import {
  type HypothesisFile,
  isMissing,
  type Missing,
  type PanelScope,
  relationPosterior,
  type WrittenDocument,
} from "../../drivers/index.ts";
import { seededRandom } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { readScenario } from "../scenarios/read-scenario.ts";
import { runScenario, type ScenarioResult } from "../scenarios/run-scenario.ts";
import { standardScenarios } from "../scenarios/standard-scenarios.ts";

/** What scenarios are run on. */
export interface ScenarioRequest {
  readonly file: HypothesisFile;
  /** Hypotheses ever tried for the dyad. */
  readonly tried: number;
  /** A scenario of one's own; left out, the standard ones. */
  readonly scenario?: WrittenDocument | undefined;
}

const SEED = 1;

/** Standard scenarios that are told. */
const MOST_STANDARD = 4;

/**
 * The outlook of the balance conditional on the path of what may drive it.
 *
 * Method page: docs/method/scenarios.md
 *
 * @returns why there is no panel, where no source tells of the dyad
 * @throws the errors of `readScenario`, `record.damaged`
 */
export async function dyadScenarios(
  store: Store,
  scope: PanelScope,
  { file, tried, scenario }: ScenarioRequest,
): Promise<readonly ScenarioResult[] | Missing> {
  const own = scenario === undefined ? undefined : readScenario(scenario, { by: scope.by, file });
  const found = await relationPosterior(store, scope, { file, tried, random: seededRandom(SEED) });
  if (isMissing(found)) return found;
  const ground = { panel: found.reading.panel, posterior: found.posterior, tried };
  const scenarios = own === undefined ? standardScenarios(ground).slice(0, MOST_STANDARD) : [own];
  return scenarios.map((one) => runScenario(ground, one, seededRandom(SEED)));
}
