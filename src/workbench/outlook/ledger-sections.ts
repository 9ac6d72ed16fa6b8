import { percentText, type Table } from "../../figure/index.ts";
import type { LedgerDocument } from "./ledger-document.ts";
import {
  backtestDots,
  type LedgerFigure,
  pitFigure,
  reliabilityFigure,
  skillDots,
} from "./ledger-figures.ts";
import {
  backtestTable,
  balanceTable,
  besideTable,
  brokenTable,
  levelTable,
  openTable,
  questionTable,
  tallyTable,
  voidTable,
} from "./ledger-tables.ts";

/** A part of a track record as people read it, whatever shows it. */
export interface LedgerSection {
  readonly id: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly figures: readonly LedgerFigure[];
  readonly tables: readonly Table[];
}

type Scores = NonNullable<LedgerDocument["scores"]>;

const NONE = { says: [], figures: [], tables: [] } as const;

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

function soundness({ sound, head, entries, broken }: LedgerDocument): string[] {
  if (!sound) {
    return [
      `The ledger is not what was written: ${counted(broken.length, "line")} of ${entries.lines} ${broken.length === 1 ? "does" : "do"} not fit the chain. It is not scored.`,
    ];
  }
  if (head === null) {
    return [
      "No forecast has been issued from this record yet. entente outlook A B enters what it forecasts.",
    ];
  }
  return [
    `The ledger is sound: ${counted(entries.lines, "line")}, head ${head.seq}:${head.hash}.`,
    `${counted(entries.forecasts, "forecast")} issued: ${entries.resolved} resolved, ${entries.void} void, ${entries.open} open.`,
  ];
}

function enteredSentence({ entered }: LedgerDocument): string[] {
  if (entered === null) return [];
  return entered.resolved + entered.void === 0
    ? ["Nothing is due: the record tells nothing new of what is open."]
    : [`Entered just now: ${entered.resolved} resolved, ${entered.void} void.`];
}

function youngSentence({ age, backtest, head }: LedgerDocument): string[] {
  if (age === null || !age.young) return [];
  const has =
    head === null
      ? ""
      : `The ledger is young: ${counted(age.resolved, "resolved forecast")} of counts in ${counted(age.periods, "period")}, of the ${age.fewestResolved} in ${age.fewestPeriods} that it takes to judge forecasts by. `;
  return backtest === null
    ? has === ""
      ? []
      : [has.trim()]
    : [`${has}A back-test stands in its place below; none of its forecasts was ever issued.`];
}

function stateSection(document: LedgerDocument): LedgerSection {
  const { scores, broken } = document;
  const isFull = scores !== null && document.entries.forecasts > 0;
  return {
    ...{ id: "state", title: "State", figures: [] },
    says: [...soundness(document), ...enteredSentence(document), ...youngSentence(document)],
    tables: [
      ...(broken.length > 0 ? [brokenTable(document)] : []),
      ...(isFull ? [tallyTable(scores)] : []),
    ],
  };
}

function levelSection(scores: Scores): LedgerSection[] {
  const { scores: summary } = scores.levels;
  if (summary === null) return [];
  const { forecasts, periods, calibration } = summary;
  return [
    {
      ...{ id: "counts", title: "Counts" },
      says: [
        `${counted(forecasts, "resolved forecast")} of ${counted(periods, "period")}: ${percentText(calibration.inside50)} of what came lay in the central 50% intervals, ${percentText(calibration.inside90)} in those of 90%. Counts lie in them more often than their names say, since their quantiles jump.`,
        "Where the pool of models had not earned its place, the long-run mean was issued, and the skill over that is 0.",
      ],
      figures: [skillDots(summary), pitFigure(summary)],
      tables: [besideTable(summary), levelTable(scores)],
    },
  ];
}

function balanceSection(scores: Scores): LedgerSection[] {
  const { scores: summary } = scores.balance;
  if (summary === null) return [];
  const { inside50, inside90, forecasts } = summary;
  return [
    {
      ...{ id: "balance", title: "Balance", figures: [], tables: [balanceTable(scores)] },
      says: [
        `${counted(forecasts, "resolved forecast")}: ${percentText(inside50)} of what came lay in the central 50% intervals, ${percentText(inside90)} in those of 90%.`,
      ],
    },
  ];
}

function questionSection(scores: Scores): LedgerSection[] {
  const { scores: summary } = scores.questions;
  if (summary === null) return [];
  const { questions, yes, last } = summary;
  const area =
    last.area === null
      ? "All came out alike, so that it is not known whether they tell yes from no."
      : `A question that came out yes had the greater probability in ${percentText(last.area)} of pairs.`;
  return [
    {
      ...{ id: "questions", title: "Questions", tables: [questionTable(scores)] },
      says: [
        `${counted(questions, "question")} resolved, ${yes} yes. Brier score ${last.brier.toFixed(3)} = reliability ${last.reliability.toFixed(3)} − resolution ${last.resolution.toFixed(3)} + uncertainty ${last.uncertainty.toFixed(3)} + within bins ${last.withinBins.toFixed(3)}. ${area}`,
      ],
      figures: [reliabilityFigure(summary)],
    },
  ];
}

function backtestSection({ backtest }: LedgerDocument): LedgerSection[] {
  if (backtest === null) return [];
  const { source, by, dyads, from, to, rows } = backtest;
  const released = rows.filter(({ state }) => state === "released").length;
  return [
    {
      ...{ id: "backtest", title: "Back-test in place of a track record" },
      says: [
        `What ${source} tells of ${counted(dyads, "dyad")} by ${by}, forecast from each ${by} from ${from} to ${to} by what was known then: ${released} of ${rows.length} targets and horizons have earned a forecast of their own; for the others the long-run mean is shown.`,
      ],
      figures: [backtestDots(backtest)],
      tables: [backtestTable(backtest)],
    },
  ];
}

/** A track record in parts, the state first; parts of which nothing is known are left out. */
export function ledgerSections(document: LedgerDocument): LedgerSection[] {
  const { scores, openQuestions } = document;
  const open: LedgerSection = {
    ...NONE,
    ...{ id: "open", title: "Open questions", tables: [openTable(document)] },
  };
  return [
    stateSection(document),
    ...(openQuestions.length === 0 ? [] : [open]),
    ...(scores === null
      ? []
      : [...levelSection(scores), ...balanceSection(scores), ...questionSection(scores)]),
    ...(scores === null || scores.voids.length === 0
      ? []
      : [{ ...NONE, id: "void", title: "Void forecasts", tables: [voidTable(scores)] }]),
    ...backtestSection(document),
  ];
}
