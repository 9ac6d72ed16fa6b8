import { percentText } from "../../figure/index.ts";
import { ahead, skillWords, TARGET_WORDS } from "./backtest-answer.ts";
import type { BacktestDocument, BacktestPart, BacktestResult } from "./backtest-document.ts";

const NUMBERS = new Intl.NumberFormat("en-GB");

const grouped = (count: number): string => NUMBERS.format(count);

function escalationSentence(result: BacktestResult, by: string): string[] {
  const { target, horizon, all, escalation } = result;
  const words = skillWords(escalation);
  if (all === null || escalation === null || words === undefined) return [];
  const inside = (part: BacktestPart): string =>
    percentText(part.methods[0]?.coverage90 ?? Number.NaN);
  return [
    `Of ${grouped(all.forecasts)} forecasts of ${TARGET_WORDS[target]} ${ahead(horizon, by)} ahead, ${grouped(escalation.forecasts)} (${percentText(escalation.forecasts / all.forecasts)}) met an escalation: more than in nine in ten of the dyad’s own ${by}s. On these the pool saves of climatology’s CRPS ${words}, and its 90% intervals hold ${inside(escalation)} of these outcomes, against ${inside(all)} of all.`,
  ];
}

/** What is to be known of escalations, at the shortest horizon: forecasts seldom see them coming. */
export function escalationSentences(
  document: Pick<BacktestDocument, "horizons" | "results" | "by">,
): string[] {
  const [shortest] = document.horizons;
  return document.results
    .filter(({ horizon }) => horizon === shortest)
    .flatMap((result) => escalationSentence(result, document.by));
}
