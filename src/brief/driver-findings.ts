import {
  type ChosenHypotheses,
  type Explanation,
  enterTried,
  explainRelation,
  type HypothesisFile,
  hypothesesOf,
  isMissing,
  type Missing,
  registerFile,
  registerPath,
} from "../drivers/index.ts";
import { type Granularity, type IsoDate, isoDate, seededRandom } from "../kernel/index.ts";
import { suitableGranularity } from "../measure/index.ts";
import type { Store } from "../record/index.ts";

/** Which record is explained: as a brief was asked for it. */
export interface FindingScope {
  readonly asOf: IsoDate;
  readonly dyad: readonly [string, string];
  readonly sources?: readonly string[] | undefined;
}

/** What may move the relation of a dyad, weighed. */
export interface DriverFindings {
  readonly explanation: Explanation;
  readonly origin: ChosenHypotheses["origin"];
  readonly leftOut: ChosenHypotheses["leftOut"];
  /** The command that gives the same figures. */
  readonly command: string;
}

/** What `entente drivers` begins with, so that both give the same figures. */
const SEED = 1;

/** The file that the product carries was written before the product: no day is too early for it. */
const ANY_DAY = isoDate("9999-12-31");

/** Hypotheses ever tried for the dyad by the register beside the record, these included; nothing is written. */
async function triedOf(record: string, file: HypothesisFile, on: IsoDate): Promise<number> {
  const { read } = registerFile(registerPath(record));
  return await enterTried({ read, append: async () => undefined }, file, on);
}

/** Months where the record is dense enough; else quarters, since years are too few to weigh anything on. */
export async function granularityFor(store: Store, scope: FindingScope): Promise<Granularity> {
  return (await suitableGranularity(store, scope)) === "month" ? "month" : "quarter";
}

/**
 * Weigh what may move the relation of a dyad, as `entente drivers` does: the same hypotheses, chance and simulations, so that
 * each figure is what that command shows. The two are taken in the order of their codes: a search and a simulation draw in the
 * order of the series, and A B is to give the figures of B A.
 *
 * @param simulations for the power of each hypothesis; left out, as many as the command runs
 * @returns why nothing can be weighed, where no source tells of the two
 * @throws `record.damaged`, `drivers.hypotheses-register-…` where the register beside the record is damaged
 */
export async function gatherDrivers(
  store: Store,
  { asOf, dyad, sources }: FindingScope,
  simulations?: number,
): Promise<DriverFindings | Missing> {
  const [a, b] = dyad[0] < dyad[1] ? dyad : [dyad[1], dyad[0]];
  const asked: FindingScope = { asOf, dyad: [a, b], sources };
  const by = await granularityFor(store, asked);
  const scope = { ...asked, by };
  const chosen = await hypothesesOf(store, scope, ANY_DAY);
  if (isMissing(chosen)) return chosen;
  const { file, origin, leftOut } = chosen;
  const explanation = await explainRelation(store, scope, {
    file,
    tried: await triedOf(store.path, file, asOf),
    random: seededRandom(SEED),
    simulations,
  });
  const named = sources === undefined ? "" : ` --sources ${sources.join(",")}`;
  const command = `entente drivers ${a} ${b} --by ${by}${named} --as-of ${asOf}`;
  return { explanation, origin, leftOut, command };
}
