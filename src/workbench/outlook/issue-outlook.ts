import { type Clock, EntenteError, shiftPeriod } from "../../kernel/index.ts";
import {
  balanceLevel,
  type CountForecast,
  type DyadOutlook,
  type Issued,
  issue,
  type LedgerForecast,
  ledgerFile,
  ledgerPath,
  levelForecast,
  questionForecast,
  releaseAt,
  STANDARD_KINDS,
} from "../../outlook/index.ts";
import { levelsOf } from "./parts.ts";

/** The version of the forecaster that the ledger's entries bear; to be raised whenever the same record would be forecast otherwise. */
export const FORECASTER = "levels@1";

/** When forecasts are issued, and the state of the record that they come from. */
export interface IssueMoment {
  readonly clock: Clock;
  readonly snapshot: string;
}

/** Why the ledger could not be kept: a clause without a full stop. */
export interface Unwritten {
  readonly unwritten: string;
}

const isKnown = ({ pool, baselines }: CountForecast): boolean =>
  [pool, ...Object.values(baselines)].every(
    ({ mean, variance }) => Number.isFinite(mean) && Number.isFinite(variance),
  );

/** Counts as they were shown: by the pool where it is released, else by climatology. */
function counts(outlook: DyadOutlook, dyad: readonly [string, string]): LedgerForecast[] {
  const { levels, origin } = outlook;
  return levels.counts.filter(isKnown).map((forecast) => {
    const { target, horizon, baselines } = forecast;
    const isReleased = releaseAt(levels, target, horizon)?.state === "released";
    const shown = isReleased ? forecast : { ...forecast, pool: baselines.climatology };
    return levelForecast(dyad, shiftPeriod(origin, horizon), shown);
  });
}

/** The balance as it was shown. */
function balances(outlook: DyadOutlook, dyad: readonly [string, string]): LedgerForecast[] {
  const shown = levelsOf(outlook, (horizon) => shiftPeriod(outlook.origin, horizon));
  return shown.flatMap(({ target, period, horizon, mean, quantiles, baselines }) => {
    if (target !== "balance") return [];
    const { "0.05": q05, "0.25": q25, "0.5": q50, "0.75": q75, "0.95": q95 } = quantiles;
    const [climatology, persistence] = [baselines.climatology.mean, baselines.persistence.mean];
    const numbers = [q05, q25, q50, q75, q95] as const;
    if (![...numbers, climatology, persistence].every(Number.isFinite)) return [];
    const forecast = { horizon, centre: mean, quantiles: numbers, climatology, persistence };
    return [balanceLevel(dyad, period, forecast)];
  });
}

/** What a question is about, where many are about the like: its standard kind. */
const topicOf = (id: string): string =>
  STANDARD_KINDS.some((kind) => kind.id === id) ? id : "of one's own";

function probabilities({ questions }: DyadOutlook): LedgerForecast[] {
  return questions.flatMap(({ question, answer, baseRate }) =>
    answer === undefined || baseRate === undefined || !Number.isFinite(answer.p + baseRate.share)
      ? []
      : [
          questionForecast(question, {
            p: answer.p,
            baseRate: baseRate.share,
            topic: topicOf(question.id),
          }),
        ],
  );
}

/**
 * Enter an outlook in the ledger beside its record, as it was shown: a withheld forecast of a count or the balance by its
 * climatology. What cannot be told is not entered, nor what has begun.
 *
 * Method page: docs/method/ledger.md
 *
 * @param record path of the record
 * @returns what was entered, or why nothing could be: an outlook is an answer without its ledger too
 */
export async function issueOutlook(
  record: string,
  outlook: DyadOutlook,
  { clock, snapshot }: IssueMoment,
): Promise<Issued | Unwritten> {
  const { panel, scope } = outlook;
  const [first] = panel.dyads;
  const dyad = first === undefined ? scope.dyad : ([first.a, first.b] as const);
  const forecasts = [
    ...counts(outlook, dyad),
    ...balances(outlook, dyad),
    ...probabilities(outlook),
  ];
  try {
    return await issue(ledgerFile(ledgerPath(record)), forecasts, {
      ...{ clock, snapshot, asOf: scope.asOf, teller: panel.teller, forecaster: FORECASTER },
    });
  } catch (error) {
    return { unwritten: whyUnwritten(error) };
  }
}

/** A ledger that is altered or being written to, and a disk that refuses, are told; anything else is a fault of the program. */
function whyUnwritten(error: unknown): string {
  if (error instanceof EntenteError) return error.message.replace(/\.$/, "");
  if (error instanceof Error && "code" in error) return String(error.code);
  throw error;
}
