import type { IsoDate } from "../../kernel/index.ts";
import type { LedgerReport, Resolved } from "../../outlook/index.ts";

/** One target at one horizon of a back-test. */
export interface LedgerBacktestRow {
  readonly target: "cooperation" | "conflict" | "material-conflict" | "balance";
  /** Periods. */
  readonly horizon: number;
  readonly state: "released" | "withheld";
  readonly forecasts: number;
  readonly crps: number | null;
  readonly climatology: number | null;
  /** Share of climatology's CRPS that the forecasts save, with its 90 % interval. */
  readonly skill: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly coverage50: number | null;
  readonly coverage90: number | null;
}

/** How forecasts like those of a young ledger would have done: no forecast of these was ever issued. */
export interface LedgerBacktest {
  readonly source: string;
  readonly by: "month" | "quarter";
  readonly dyads: number;
  /** First and last origin. */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly LedgerBacktestRow[];
}

/** `entente/ledger@1`: what was forecast, and what came of it. */
export interface LedgerDocument extends LedgerReport {
  readonly schema: "entente/ledger@1";
  readonly path: string;
  readonly asOf: IsoDate;
  /** What this run entered of what came; null where it was not asked to. */
  readonly entered: Pick<Resolved, "resolved" | "void" | "open"> | null;
  /** Null where the ledger speaks for itself, is not sound, or was only verified, and where the record is too short. */
  readonly backtest: LedgerBacktest | null;
}
