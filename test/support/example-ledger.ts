import { type Clock, clockAt, contentHash, isoDate } from "../../src/kernel/index.ts";
import { empiricalCounts, linearPool, negativeBinomialCounts } from "../../src/maths/index.ts";
import type { BaselineId, CountForecast } from "../../src/outlook/forecasters/forecast.ts";
import type { QuestionForecast } from "../../src/outlook/ledger/entry.ts";
import type { IssueContext } from "../../src/outlook/ledger/issue.ts";
import type { LedgerAccess } from "../../src/outlook/ledger/ledger-file.ts";
import type { CountTarget } from "../../src/outlook/panel/forecast-panel.ts";

/** A ledger in memory. */
export function memoryLedger(text = ""): LedgerAccess & { text(): string } {
  let held = text;
  return {
    lock: "memory.lock",
    read: () => Promise.resolve(held),
    appendAfter: (before, lines) => {
      if (before !== held) return Promise.resolve("changed" as const);
      held += lines;
      return Promise.resolve("added" as const);
    },
    text: () => held,
  };
}

/** A forecast of about so many events, beside baselines of every kind. */
export function countForecast(
  mean: number,
  { target = "conflict", horizon = 1 }: { target?: CountTarget; horizon?: number } = {},
): CountForecast {
  const nb = negativeBinomialCounts;
  const baselines: CountForecast["baselines"] = {
    zero: empiricalCounts([0]),
    "last-value": nb(mean + 1, 2),
    "last-twelve": empiricalCounts([0, 1, 1, 2, 5]),
    "same-period": nb(2 * mean, 1),
    moments: nb(mean, 0.5),
    tsb: nb(0.5 * mean, 3),
    climatology: nb(1.5 * mean, 1),
  } satisfies Record<BaselineId, unknown>;
  const pool = linearPool([nb(mean, 4), nb(1.2 * mean, 1)]);
  return { target, horizon, pool, members: {}, baselines };
}

/** A question about a visit, opened on one day and closed on another. */
export function visitQuestion(
  p: number,
  opens: string,
  by: string,
  { id = "visit", baseRate = 0.3 }: { id?: string; baseRate?: number } = {},
): QuestionForecast {
  const rule = { kind: "events", codes: ["042", "043"], atLeast: 1 };
  const question = {
    id,
    text: "Will one visit the other?",
    dyad: ["PAK", "RUS"] as const,
    topic: "visit",
    opens: isoDate(opens),
    by: isoDate(by),
    hash: contentHash({ id, rule }),
    rule,
  };
  return { kind: "question", question, p, baseRate };
}

/** Issued on a day, as of it, from one state of one source. */
export function issuedOn(day: string, more: Partial<IssueContext> = {}): IssueContext {
  const asOf = isoDate(day);
  const clock: Clock = clockAt(asOf);
  return {
    clock,
    asOf,
    snapshot: "0011223344556677",
    teller: "gdelt",
    forecaster: "pool 1",
    ...more,
  };
}
