import type { Random } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { driverPanel, type PanelReading } from "../series/driver-panel.ts";
import { isMissing, type Missing, type PanelScope } from "../series/reading.ts";
import { type DriversPosterior, posteriorDraws } from "../statistical/posterior-draws.ts";

/** A dyad's panel and draws of what drives it, without tests, gain, sensitivity and power. */
export interface RelationPosterior {
  readonly scope: PanelScope;
  readonly reading: PanelReading;
  /** Hypotheses ever tried for the dyad. */
  readonly tried: number;
  readonly posterior: DriversPosterior;
}

/**
 * Read a dyad's panel and draw from the posterior of its drivers: the quick way to what `explainRelation` averages over.
 *
 * @param request `random` seeded as for `explainRelation` gives the draws of the same (searched) space; `draws` default 2000
 * @returns why there is no panel where the record has none
 * @throws `record.damaged`
 */
export async function relationPosterior(
  store: Store,
  scope: PanelScope,
  request: {
    readonly file: HypothesisFile;
    readonly tried: number;
    readonly random: Random;
    readonly draws?: number | undefined;
  },
): Promise<RelationPosterior | Missing> {
  const { file, tried, random, draws } = request;
  const reading = await driverPanel(store, scope, file.hypotheses);
  if (isMissing(reading)) return reading;
  const options = { random, tried, ...(draws === undefined ? {} : { draws }) };
  return { scope, reading, tried, posterior: posteriorDraws(reading.panel, options) };
}
