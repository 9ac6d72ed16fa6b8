export type { FollowingOutcome } from "./analogues/what-followed.ts";
export { type Backtest, backtest, usualFirstOrigin } from "./backtest/backtest.ts";
export { ofDyad } from "./backtest/of-dyad.ts";
export { released } from "./backtest/release.ts";
export type {
  BacktestSummary,
  HorizonSummary,
  MethodSummary,
  SubsetSummary,
} from "./backtest/summary.ts";
export { summarise } from "./backtest/summary.ts";
export type { AskedQuestion } from "./dyad/asked-questions.ts";
export type { OutlookOptions, OutlookScope } from "./dyad/dyad-outlook.ts";
export {
  type DyadOutlook,
  dyadOutlook,
  isWithoutOutlook,
  type LeanOutlook,
  leanOutlook,
  MOST_DYADS,
  openingDay,
} from "./dyad/dyad-outlook.ts";
export { dyadScenarios } from "./dyad/dyad-scenarios.ts";
export { type Hindsight, hindsight } from "./dyad/hindsight.ts";
export type { TargetRelease } from "./dyad/levels.ts";
export { releaseAt } from "./dyad/levels.ts";
export type { TrackRecord } from "./dyad/track.ts";
export { trackRecord } from "./dyad/track-record.ts";
export type { BalanceForecast, CountForecast } from "./forecasters/forecast.ts";
export { chainFault, type LedgerHead, readLedger } from "./ledger/chain.ts";
export { type LedgerEntry, type LedgerForecast, ledgerEntrySchema } from "./ledger/entry.ts";
export {
  balanceLevel,
  type Issued,
  issue,
  issuedQuestion,
  levelForecast,
  questionForecast,
} from "./ledger/issue.ts";
export { ledgerFile, ledgerPath } from "./ledger/ledger-file.ts";
export { type LedgerReport, ledgerReport } from "./ledger/ledger-report.ts";
export type { BalanceSummary, Beside, LevelSummary } from "./ledger/level-scores.ts";
export type { QuestionSummary } from "./ledger/question-scores.ts";
export {
  type AskedOutcome,
  type OutcomeReaders,
  type OutcomeReading,
  openEntries,
  type Resolved,
  resolveDue,
} from "./ledger/resolve.ts";
export type { LedgerScores, ScoreboardRow } from "./ledger/scores.ts";
export { balanceAt, balanceOutcomes } from "./panel/balance.ts";
export { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "./panel/forecast-panel.ts";
export { historyAt, outcomesOf } from "./panel/history.ts";
export { type PanelMissing, readForecastPanel } from "./panel/read-panel.ts";
export { sourceWatch } from "./questions/coverage.ts";
export type { Question } from "./questions/question.ts";
export { readQuestions } from "./questions/read-questions.ts";
export { resolveQuestion } from "./questions/resolve.ts";
export { questionFileSchema } from "./questions/schema.ts";
export { STANDARD_KINDS } from "./questions/standard-set.ts";
export { noteSentence } from "./scenarios/link.ts";
export type { ScenarioResult } from "./scenarios/run-scenario.ts";
export { scenarioFileSchema } from "./scenarios/specification.ts";
export type { Signpost } from "./signposts/signposts.ts";
export { validateOutlook } from "./validation/validate.ts";
