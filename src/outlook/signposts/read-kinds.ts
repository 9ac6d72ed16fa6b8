import type { IsoDate } from "../../kernel/index.ts";
import { epochOf, kindCounts, type Store } from "../../record/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { isCodedAs } from "../questions/selection.ts";
import { canTell, STANDARD_KINDS, type StandardKind } from "../questions/standard-set.ts";
import { kindColumns } from "./kind-columns.ts";
import type { KindCounts } from "./occasions.ts";

/**
 * Read how often each kind of event came in the dyads of a panel, by the panel's periods and as known at the end of each.
 *
 * @param kinds those that the panel's source cannot tell of are left out
 * @returns nothing for a panel by week
 */
export async function readKinds(
  store: Store,
  panel: ForecastPanel,
  asOf: IsoDate,
  kinds: readonly Pick<StandardKind, "id" | "select">[] = STANDARD_KINDS,
): Promise<KindCounts[]> {
  const counted = kinds
    .filter((kind) => canTell(kind, panel.teller))
    .map(({ id, select }) => ({
      id,
      holds: (event: Parameters<typeof isCodedAs>[0]): boolean => isCodedAs(event, select),
    }));
  const scope = { asOf, sources: [epochOf(panel.teller).source] };
  return kindColumns(panel, await kindCounts(store, scope, counted));
}
