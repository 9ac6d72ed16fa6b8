import { asBalance } from "../../measure/index.ts";
import { type CountForecast, type CountTarget, historyAt } from "../../outlook/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { periodsText, periodText } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import { countInWords, listed, signed } from "../numbers.ts";
import {
  countsOf,
  type OutlookFindings,
  periodAhead,
  releasedTo,
  releaseOf,
} from "../outlook-findings.ts";
import { amount, skillText, TARGET_NAMES } from "../outlook-words/phrases.ts";
import { type Statement, state, type Words } from "../statement.ts";
import { seenIn } from "./outlook-evidence.ts";

const LEVELS = explained("method/level-forecasts");
const RULE = explained("method/backtest");

const TARGETS = ["cooperation", "conflict"] as const;

/** The number of events that 5 and 95 per cent of what may come does not exceed. */
function rangeText({ quantile }: CountForecast["pool"]): string {
  const [lo, hi] = [quantile(0.05), quantile(0.95)];
  return lo === hi
    ? `${lo === 0 ? "none" : countInWords(lo)} with a probability of 90 per cent or more`
    : `${lo} to ${hi} with a probability of 90 per cent`;
}

/** What the last periods brought, where it is known. */
function lastOnes(
  { outlook }: OutlookFindings,
  target: CountTarget,
  periods: number,
): string | undefined {
  const [own] = outlook.panel.dyads;
  if (own === undefined) return undefined;
  const counts = historyAt(own, target, outlook.panel.periods.length - 1).slice(-periods);
  const sum = counts.reduce((total, count) => total + count, 0);
  if (Number.isNaN(sum)) return undefined;
  return sum === 0 ? "none" : countInWords(sum);
}

/** What is expected of all periods together; nothing where there is but one. */
function yearText(
  findings: OutlookFindings,
  target: CountTarget,
  forecasts: readonly CountForecast[],
): string {
  const { by, outlook } = findings;
  const reach = releasedTo(findings, target);
  if (outlook.horizon < 2) return "";
  if (reach < outlook.horizon) {
    return ` Further ahead than ${periodsText(reach, by)} a forecast of ${TARGET_NAMES[target]} is not surely better than that mean, which stands in.`;
  }
  const sum = (of: (forecast: CountForecast) => number): number =>
    forecasts.reduce((total, forecast) => total + of(forecast), 0);
  const all = amount(sum(({ pool }) => pool.mean));
  const usual = amount(sum(({ baselines }) => baselines.climatology.mean));
  const last = lastOnes(findings, target, outlook.horizon);
  const brought =
    last === undefined ? "" : `; the last ${countInWords(outlook.horizon)} brought ${last}`;
  return ` All ${periodsText(outlook.horizon, by)} together are expected to bring ${all} events of ${TARGET_NAMES[target]}, where the long-run mean gives ${usual}${brought}.`;
}

function whyWithheld(findings: OutlookFindings, target: CountTarget): string {
  const release = releaseOf(findings, target, 1);
  if (release === undefined) return "the record is too short to test one";
  return Number.isFinite(release.skill)
    ? `a back-test is not sure that one would be better than the long-run mean (skill ${skillText(release)})`
    : "none could be tested";
}

function countLine(findings: OutlookFindings, target: CountTarget): Statement | undefined {
  const { by } = findings;
  const forecasts = countsOf(findings, target);
  const [next] = forecasts;
  if (next === undefined) return undefined;
  const { pool, baselines } = next;
  const name = TARGET_NAMES[target];
  const last = lastOnes(findings, target, 1);
  const before = last === undefined ? "" : `; the last ${by} brought ${last}`;
  const usual = amount(baselines.climatology.mean);
  const text =
    releasedTo(findings, target) > 0
      ? `${name}: ${amount(pool.mean)} events are expected in ${periodText(periodAhead(findings, 1))}, ${rangeText(pool)}; the long-run mean is ${usual}${before}.${yearText(findings, target, forecasts)}`
      : `${name}: no forecast is given, since ${whyWithheld(findings, target)}. The long-run mean of ${name} stands in: ${usual} events a ${by}, ${rangeText(baselines.climatology)}${before}.`;
  return state(`outlook-${target}`, bindSentence(text, seenIn(findings)), LEVELS, RULE);
}

/** Where the balance is expected at the end, and whether it moves. */
function balanceLine(findings: OutlookFindings): Statement | undefined {
  const { by, outlook } = findings;
  const reach = releasedTo(findings, "balance");
  const found = outlook.levels.balance.find(({ horizon }) => horizon === Math.max(1, reach));
  if (found === undefined) return undefined;
  const { quantiles, centre, persistence, climatology } = found;
  const [lo, hi] = [quantiles[0], quantiles[4]];
  const at = (logits: number): string => signed(asBalance(logits));
  const now = `it stands at ${at(persistence)} in ${periodText(outlook.origin)}`;
  const way =
    lo > persistence
      ? "It is expected to rise"
      : hi < persistence
        ? "It is expected to fall"
        : "Which way it moves cannot be told";
  const text =
    reach > 0
      ? `the balance by ${by}, from −100 to 100: ${now} and is expected at ${at(centre)} in ${periodText(periodAhead(findings, reach))} (${at(lo)} to ${at(hi)}). ${way}.`
      : `the balance by ${by}, from −100 to 100: ${now}; no forecast of it is given, and its mean so far is ${at(climatology)}.`;
  return state("outlook-balance", bindSentence(text, seenIn(findings)), LEVELS, RULE);
}

/** What is expected of each target, or why only its long-run mean is given. */
export function levelLines(findings: OutlookFindings): Statement[] {
  const counts = TARGETS.map((target) => countLine(findings, target));
  return [...counts, balanceLine(findings)].filter((line) => line !== undefined);
}

/** The counts of the next period, for the key judgements. */
export function expectedWords(findings: OutlookFindings): Words | undefined {
  const told = (["cooperation", "conflict"] as const).flatMap((target) => {
    const [next] = countsOf(findings, target);
    if (next === undefined || releasedTo(findings, target) === 0) return [];
    const { pool } = next;
    const [lo, hi] = [pool.quantile(0.05), pool.quantile(0.95)];
    const range = lo === hi ? (lo === 0 ? "none" : String(lo)) : `${lo} to ${hi}`;
    return `${amount(pool.mean)} events of ${target} (${range} with 90 per cent)`;
  });
  const when = periodText(periodAhead(findings, 1));
  return told.length === 0
    ? undefined
    : bindSentence(`${listed(told)} are expected in ${when}`, seenIn(findings));
}
