import { type Clock, isoDate, type Period, period, shiftPeriod } from "../src/kernel/index.ts";
import {
  type CountDistribution,
  empiricalCounts,
  linearPool,
  negativeBinomialCounts,
} from "../src/maths/index.ts";
import type { LedgerForecast } from "../src/outlook/ledger/entry.ts";
import { issue, levelForecast } from "../src/outlook/ledger/issue.ts";
import { ledgerFile, ledgerPath } from "../src/outlook/ledger/ledger-file.ts";
import { resolveDue } from "../src/outlook/ledger/resolve.ts";
import { COUNT_TARGETS } from "../src/outlook/panel/forecast-panel.ts";

const MONTHS = 12;

const [ISSUED, RESOLVED] = [Date.UTC(2020, 0, 15), Date.UTC(2021, 5, 1)];

const clockAt = (milliseconds: number): Clock => ({ now: () => milliseconds });

const PAST: CountDistribution = empiricalCounts([1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 1]);

/** A forecast of the kind that an outlook enters: a pool, and what stands beside it. */
function forecastOf(place: number): LedgerForecast {
  const series = Math.floor(place / MONTHS);
  const horizon = (place % MONTHS) + 1;
  const target = COUNT_TARGETS[series % COUNT_TARGETS.length] ?? "conflict";
  const mean = 1 + series;
  const about = (size: number): CountDistribution => negativeBinomialCounts(mean, size);
  const of: Period = shiftPeriod(period("2020-01"), horizon);
  return levelForecast(["PAK", "RUS"], of, {
    ...{ target, horizon, members: {} },
    pool: linearPool([about(2), negativeBinomialCounts(1.3 * mean, 1), about(4)]),
    baselines: {
      ...{ zero: empiricalCounts([0]), "last-value": about(1.5), "last-twelve": PAST },
      ...{ "same-period": about(1), moments: about(0.8), tsb: about(2), climatology: about(1.1) },
    },
  });
}

/**
 * Lay a ledger beside a record, by the same way as the program: forecasts, and what came of each.
 *
 * @param entries an even number; half of them are forecasts
 */
export async function ledgerBeside(record: string, entries: number): Promise<void> {
  const access = ledgerFile(ledgerPath(record));
  const forecasts = Array.from({ length: entries / 2 }, (_, place) => forecastOf(place));
  const asOf = isoDate("2020-01-15");
  await issue(access, forecasts, {
    ...{ clock: clockAt(ISSUED), asOf, snapshot: "generated" },
    ...{ teller: "gdelt", forecaster: "pool" },
  });
  await resolveDue(
    access,
    {
      readOutcome: () => ({ state: "known", value: 3 }),
      readQuestion: () => ({ state: "open", on: undefined, because: "" }),
    },
    {
      ...{ clock: clockAt(RESOLVED), snapshot: "generated", on: isoDate("2021-06-01"), grace: 90 },
      through: new Map([["gdelt", isoDate("2021-05-31")]]),
    },
  );
}
