import { isHandCoded } from "../drivers/index.ts";
import type { Granularity, IsoDate } from "../kernel/index.ts";
import { suitableGranularity } from "../measure/index.ts";
import { type Scope, type Store, widestTeller } from "../record/index.ts";

/** The length of a period where none is asked for: months, and quarters of those who are told of seldom or by people. */
export async function periodLength(
  store: Store,
  scope: Scope & { readonly asOf: IsoDate },
  dyad?: readonly [string, string],
): Promise<Exclude<Granularity, "year">> {
  if (dyad !== undefined) {
    const suitable = await suitableGranularity(store, { ...scope, dyad });
    return suitable === "year" ? "quarter" : suitable;
  }
  const widest = await widestTeller(store, scope, "month");
  return widest !== undefined && isHandCoded(widest) ? "quarter" : "month";
}
