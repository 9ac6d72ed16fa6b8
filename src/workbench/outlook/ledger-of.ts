import { type Clock, type EntenteError, type IsoDate, today } from "../../kernel/index.ts";
import {
  chainFault,
  type LedgerHead,
  ledgerFile,
  ledgerPath,
  ledgerReport,
  MOST_DYADS,
  readForecastPanel,
  readLedger,
  resolveDue,
  trackRecord,
} from "../../outlook/index.ts";
import { type Store, snapshotOf } from "../../record/index.ts";
import { periodLength } from "../period-length.ts";
import { backtestPart } from "./ledger-backtest.ts";
import type { LedgerBacktest, LedgerDocument } from "./ledger-document.ts";
import { GRACE_DAYS, outcomeReaders, toldThrough } from "./ledger-outcomes.ts";

/** What is asked of a ledger. */
export interface LedgerRequest {
  /** Enter what came of every forecast that is due. */
  readonly resolve?: boolean | undefined;
  /** Only whether it is sound: no back-test is run in the place of a young one. */
  readonly verify?: boolean | undefined;
  /** A head that was printed or published earlier. */
  readonly pinned?: LedgerHead | undefined;
  /** Threads besides this one; default 0. */
  readonly workers?: number | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** As of which day a ledger is read, and from which sources a back-test is made. */
interface LedgerScope {
  readonly asOf: IsoDate;
  readonly sources?: readonly string[] | undefined;
}

/** The back-test of the source that tells of most dyads, in months or in quarters, whichever suits it and suffices. */
async function standIn(
  store: Store,
  { asOf, sources }: LedgerScope,
  { workers = 0, progress }: LedgerRequest,
): Promise<LedgerBacktest | null> {
  const among = sources === undefined ? {} : { sources };
  const usual = await periodLength(store, { asOf, ...among });
  for (const by of new Set([usual, "month", "quarter"] as const)) {
    const panel = await readForecastPanel(store, { asOf, by, dyads: MOST_DYADS, ...among });
    if ("reason" in panel) continue;
    const settings = { workers, progress };
    const track = await trackRecord(store, panel, by, [asOf, sources], settings);
    if (track !== undefined) return backtestPart(track, by);
  }
  return null;
}

/** Nothing that lies ahead of the day of the run is known, whatever day is asked for. */
const notAfter = (asOf: IsoDate, day: IsoDate): IsoDate => (asOf < day ? asOf : day);

async function resolved(
  store: Store,
  path: string,
  { asOf }: LedgerScope,
  clock: Clock,
): Promise<LedgerDocument["entered"]> {
  const access = ledgerFile(path);
  const on = notAfter(asOf, today(clock));
  const entries = readLedger(await access.read());
  const { head: _, ...entered } = await resolveDue(access, outcomeReaders(store, on), {
    ...{ clock, on, grace: GRACE_DAYS },
    snapshot: await snapshotOf(store, { asOf: on }),
    through: await toldThrough(store, entries, on),
  });
  return entered;
}

/**
 * The ledger beside a record: whether it is sound, what it holds, how that fared, and while it is young how forecasts like these
 * would have done.
 *
 * @throws with `resolve` the errors of `resolveDue`
 */
export async function ledgerOf(
  store: Store,
  scope: LedgerScope,
  clock: Clock,
  request: LedgerRequest,
): Promise<LedgerDocument> {
  const path = ledgerPath(store.path);
  const entered = request.resolve === true ? await resolved(store, path, scope, clock) : null;
  const report = ledgerReport(await ledgerFile(path).read(), request.pinned);
  const isShort = request.verify === true || report.age?.young !== true;
  return {
    ...{ schema: "entente/ledger@1", path, asOf: scope.asOf, entered },
    ...report,
    backtest: isShort ? null : await standIn(store, scope, request),
  };
}

/**
 * Whether a ledger is not what was written.
 *
 * @returns `outlook.ledger-unreadable` or `outlook.ledger-altered`, to be thrown once the answer has been shown
 */
export function ledgerFault({ broken }: LedgerDocument): EntenteError | undefined {
  return chainFault(broken);
}
