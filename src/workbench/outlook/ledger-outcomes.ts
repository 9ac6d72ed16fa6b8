import {
  firstDayOf,
  granularityOf,
  type IsoDate,
  lastDayOf,
  type Period,
  period,
} from "../../kernel/index.ts";
import {
  type AskedOutcome,
  balanceOutcomes,
  type ForecastPanel,
  issuedQuestion,
  type LedgerEntry,
  MOST_DYADS,
  type OutcomeReaders,
  type OutcomeReading,
  openEntries,
  outcomesOf,
  type PanelMissing,
  readForecastPanel,
  resolveQuestion,
  sourceWatch,
} from "../../outlook/index.ts";
import type { Store } from "../../record/index.ts";

/** Days for which a source may lag behind before a forecast is void: as long as questions have it. */
export const GRACE_DAYS = 90;

type Found = ForecastPanel | PanelMissing;

/** The panel that a forecast came from, as it now is: the same dyads have a part in what is expected of any. */
async function panelOf(
  store: Store,
  { dyad, teller, period: of }: AskedOutcome,
  asOf: IsoDate,
): Promise<Found> {
  const by = granularityOf(period(of));
  return await readForecastPanel(store, { asOf, by, dyad, teller, dyads: MOST_DYADS });
}

/** What a source tells of a period that its panel does not hold. */
function outside({ teller, periods }: ForecastPanel, of: Period): OutcomeReading {
  const last = periods.at(-1);
  return last === undefined || firstDayOf(of) > lastDayOf(period(last))
    ? { state: "ahead" }
    : { state: "gap", because: `${teller} tells of no period as early as ${of}` };
}

function readingOf(found: Found, { target, period: of }: AskedOutcome): OutcomeReading {
  if ("reason" in found) return { state: "ahead" };
  const asked = period(of);
  const at = found.periods.indexOf(asked);
  const [series] = found.dyads;
  if (at < 0 || series === undefined) return outside(found, asked);
  const values = target === "balance" ? balanceOutcomes(found, series) : outcomesOf(series, target);
  const value = values[at] ?? Number.NaN;
  if (Number.isFinite(value)) return { state: "known", value };
  const because =
    target === "balance"
      ? `${found.teller} tells nothing by which to measure the balance of ${of}`
      : `${found.teller} did not look at ${of}`;
  return { state: "gap", because };
}

/**
 * Read outcomes from the record as it is known on a day, each panel once.
 *
 * Method page: docs/method/ledger.md
 */
export function outcomeReaders(store: Store, asOf: IsoDate): OutcomeReaders {
  const panels = new Map<string, Promise<Found>>();
  const panelFor = (asked: AskedOutcome): Promise<Found> => {
    const { dyad, teller, period: of } = asked;
    const key = [...dyad, teller, granularityOf(period(of))].join(" ");
    const found = panels.get(key) ?? panelOf(store, asked, asOf);
    panels.set(key, found);
    return found;
  };
  return {
    readOutcome: async (asked) => readingOf(await panelFor(asked), asked),
    readQuestion: async (question) => {
      const asked = issuedQuestion(question);
      const { state, on, because } = await resolveQuestion(store, asked, asOf, {
        grace: GRACE_DAYS,
      });
      return { state, on, because };
    },
  };
}

/**
 * The last day that each source of an open forecast has told of to its end, as known on a day; a source that tells of nobody
 * is left out.
 */
export async function toldThrough(
  store: Store,
  entries: readonly LedgerEntry[],
  asOf: IsoDate,
): Promise<Map<string, IsoDate>> {
  const through = new Map<string, IsoDate>();
  for (const teller of new Set(openEntries(entries).map(({ record }) => record.teller))) {
    const watch = await sourceWatch(store, teller, asOf);
    const last = watch?.months.at(-1);
    if (watch === undefined || last === undefined) continue;
    const isWhole = watch.whole === watch.months.length;
    through.set(teller, isWhole ? lastDayOf(last) : watch.reach);
  }
  return through;
}
