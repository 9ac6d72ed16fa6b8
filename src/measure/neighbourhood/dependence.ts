import { factSeries, type Store } from "../../record/index.ts";
import { ARMS_MEASURE, type ArmsTransfers, armsTransfers } from "./arms-flows.ts";
import { factScope, type PairScope, type Part } from "./structural-series.ts";
import { TRADE_MEASURES, type TradeDependence, tradeDependence } from "./trade-dependence.ts";

/** Who needs whom: trade and arms. */
export interface Dependence {
  readonly trade: Part<TradeDependence>;
  readonly arms: Part<ArmsTransfers>;
}

/**
 * Who needs whom, by trade and by arms.
 *
 * Method: docs/method/dependence.md.
 * Source: Keohane & Nye (1977).
 * Check: dependence.test.ts.
 *
 * @throws `record.damaged`
 */
export async function dependenceOf(store: Store, scope: PairScope): Promise<Dependence> {
  const { asOf, dyad } = scope;
  const trade = { measures: TRADE_MEASURES, actors: dyad, dyad, to: asOf };
  return {
    trade: tradeDependence(scope, await factSeries(store, factScope(scope), trade)),
    arms: armsTransfers(
      scope,
      await factSeries(store, factScope(scope), { measures: [ARMS_MEASURE], to: asOf }),
    ),
  };
}
