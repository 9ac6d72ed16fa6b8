export type {
  BacktestDocument,
  BacktestMethod,
  BacktestPart,
  BacktestResult,
} from "./backtest-document.ts";
export type { BacktestRequest } from "./backtest-of.ts";
export type { LedgerDocument } from "./ledger-document.ts";
export type { LedgerFigure } from "./ledger-figures.ts";
export { ledgerFault } from "./ledger-of.ts";
export { ledgerHtml, ledgerMarkdown } from "./ledger-page.ts";
export { ledgerSections } from "./ledger-sections.ts";
export type { NarratedLevel, NarratedQuestion, NarrationDocument } from "./narration-document.ts";
export type {
  OutlookDocument,
  OutlookLevel,
  OutlookQuestion,
  OutlookRelease,
} from "./outlook-document.ts";
export type { OutlookRequest } from "./outlook-of.ts";
