import { released, type TrackRecord } from "../../outlook/index.ts";
import type { LedgerBacktest, LedgerBacktestRow } from "./ledger-document.ts";
import { known } from "./parts.ts";

type Result = TrackRecord["summary"]["results"][number];

function rowOf({ summary }: TrackRecord, { target, horizon, subsets }: Result): LedgerBacktestRow {
  const { state, forecasts, skill, lo, hi } = released(summary, target, horizon);
  const methods = subsets.all?.methods ?? [];
  const of = (id: "pool" | "climatology") => methods.find(({ method }) => method === id);
  const [pool, climatology] = [of("pool"), of("climatology")];
  return {
    ...{ target, horizon, state, forecasts },
    crps: known(pool?.crps ?? Number.NaN),
    climatology: known(climatology?.crps ?? Number.NaN),
    skill: known(skill),
    // origins that make one block only are drawn alike each time
    ...(lo < hi ? { lo, hi } : { lo: null, hi: null }),
    coverage50: known(pool?.coverage50 ?? Number.NaN),
    coverage90: known(pool?.coverage90 ?? Number.NaN),
  };
}

/** A back-test in short. */
export function backtestPart(track: TrackRecord, by: LedgerBacktest["by"]): LedgerBacktest {
  const { summary, dyads } = track;
  return {
    ...{ source: summary.teller, by, dyads: dyads.length },
    ...{ from: summary.from, to: summary.to },
    rows: summary.results.map((result) => rowOf(track, result)),
  };
}
