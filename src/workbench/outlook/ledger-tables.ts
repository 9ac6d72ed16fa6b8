import { percentText, type Table } from "../../figure/index.ts";
import type {
  BalanceSummary,
  LevelSummary,
  QuestionSummary,
  ScoreboardRow,
} from "../../outlook/index.ts";
import { TARGET_WORDS } from "./backtest-answer.ts";
import type { LedgerBacktest, LedgerDocument } from "./ledger-document.ts";
import { BASELINES } from "./ledger-figures.ts";

/** Beside something that was nearly certain a skill has no size worth reading. */
const WORST_SKILL = -10;

/** A skill with its interval: `3.1% [−0.4, 6.2]`. */
export function skillText({
  skill,
  lo,
  hi,
}: Pick<LevelSummary["baselines"]["zero"], "skill" | "lo" | "hi">): string {
  const of = (share: number): string => (100 * share).toFixed(1).replace("-", "−");
  if (skill === null) return "unknown";
  if (skill < WORST_SKILL) return "under −1,000%";
  return lo === null || hi === null ? `${of(skill)}%` : `${of(skill)}% [${of(lo)}, ${of(hi)}]`;
}

const score = (value: number | null): string => (value === null ? "–" : value.toFixed(3));

const targetWords = (key: string): string => new Map(Object.entries(TARGET_WORDS)).get(key) ?? key;

type Rows = Table["rows"];

const right = { align: "right" } as const;

const TALLY = [
  { key: "issued", title: "Issued", ...right },
  { key: "open", title: "Open", ...right },
  { key: "resolved", title: "Resolved", ...right },
  { key: "void", title: "Void", ...right },
] as const;

type Row = ScoreboardRow<unknown>;

const tally = ({ issued, open, resolved, void: voids }: Row): Record<string, number> => ({
  issued,
  open,
  resolved,
  void: voids,
});

function byKind(title: string, rows: readonly Row[]): Table["rows"] {
  return rows.map((row) => ({ of: `${title} ${row.key}`.trim(), ...tally(row) }));
}

/** How many forecasts there are of each kind, and what became of them. */
export function tallyTable({
  levels,
  balance,
  questions,
}: NonNullable<LedgerDocument["scores"]>): Table {
  return {
    caption: "What was issued, and what became of it; of a forecast told anew the last counts",
    columns: [{ key: "of", title: "Of" }, ...TALLY],
    rows: [
      ...levels.byTarget.map((row) => ({
        of: targetWords(row.key),
        ...tally(row),
      })),
      ...(balance.issued === 0 ? [] : byKind("", [{ ...balance, key: TARGET_WORDS.balance }])),
      ...byKind("question:", questions.byTopic),
    ],
  };
}

/** Questions that are not decided, the next deadline first. */
export function openTable({ openQuestions }: LedgerDocument): Table {
  return {
    caption: "Open questions",
    columns: [
      { key: "by", title: "Deadline" },
      { key: "p", title: "Yes", ...right },
      { key: "base", title: "Base rate", ...right },
      { key: "text", title: "Question" },
    ],
    rows: openQuestions.map(({ by, p, baseRate, text }) => ({
      ...{ by, p: percentText(p), base: percentText(baseRate), text },
    })),
  };
}

/** All forecasts of counts beside each simple one. */
export function besideTable({ baselines, crps, log }: LevelSummary): Table {
  return {
    caption: "Forecasts of counts beside simple ones: mean scores, the less the better",
    columns: [
      { key: "of", title: "Forecast" },
      { key: "crps", title: "CRPS", ...right },
      { key: "log", title: "Log score", ...right },
      { key: "skill", title: "Skill over it [90%]", ...right },
    ],
    rows: [
      { of: "issued", crps: score(crps), log: score(log) },
      ...BASELINES.map(([id, name]) => {
        const beside = baselines[id];
        return {
          of: name,
          crps: score(beside.crps),
          log: score(beside.log),
          skill: skillText(beside),
        };
      }),
    ],
  };
}

/** A row of scores, unless nothing of it is resolved. */
function levelRow(of: string, { resolved, scores }: ScoreboardRow<LevelSummary>): Rows {
  if (scores === null) return [];
  const beside = BASELINES.map(([id]) => [id, score(scores.baselines[id].crps)] as const);
  return [{ of, n: resolved, crps: score(scores.crps), ...Object.fromEntries(beside) }];
}

/** Forecasts of counts by target, horizon and dyad, beside each simple one. */
export function levelTable({ levels }: NonNullable<LedgerDocument["scores"]>): Table {
  const ahead = ({ key }: { readonly key: string }): string => `${key} ahead`;
  return {
    caption: "Mean CRPS by target, periods ahead and dyad, beside that of simple forecasts",
    columns: [
      { key: "of", title: "Of" },
      { key: "n", title: "n", ...right },
      { key: "crps", title: "issued", ...right },
      ...BASELINES.map(([key, title]) => ({ key, title, ...right })),
    ],
    rows: [
      ...levels.byTarget.flatMap((row) => levelRow(targetWords(row.key), row)),
      ...levels.byHorizon.flatMap((row) => levelRow(ahead(row), row)),
      ...levels.byDyad.flatMap((row) => levelRow(row.key, row)),
    ],
  };
}

function balanceRow(of: string, resolved: number, scores: BalanceSummary | null): Rows {
  if (scores === null) return [];
  const { climatology, persistence } = scores;
  return [
    {
      ...{ of, n: resolved, crps: score(scores.crps) },
      ...{ climatology: score(climatology.crps), overClimatology: skillText(climatology) },
      ...{ persistence: score(persistence.crps), overPersistence: skillText(persistence) },
    },
  ];
}

/** Forecasts of the balance, all and by horizon and dyad. */
export function balanceTable({ balance }: NonNullable<LedgerDocument["scores"]>): Table {
  return {
    caption:
      "Forecasts of the balance, logits: mean score beside the mean level so far and the last",
    columns: [
      { key: "of", title: "Of" },
      { key: "n", title: "n", ...right },
      { key: "crps", title: "issued", ...right },
      { key: "climatology", title: "mean level", ...right },
      { key: "overClimatology", title: "Skill", ...right },
      { key: "persistence", title: "last level", ...right },
      { key: "overPersistence", title: "Skill", ...right },
    ],
    rows: [
      ...balanceRow("all", balance.resolved, balance.scores),
      ...balance.byHorizon.flatMap((r) => balanceRow(`${r.key} ahead`, r.resolved, r.scores)),
      ...balance.byDyad.flatMap((r) => balanceRow(r.key, r.resolved, r.scores)),
    ],
  };
}

function questionRow(of: string, resolved: number, scores: QuestionSummary | null): Rows {
  if (scores === null) return [];
  const { yes, last, averaged, base, half } = scores;
  return [
    {
      ...{ of, n: resolved, yes, brier: score(last.brier), averaged: score(averaged.brier) },
      ...{ base: score(base.brier), overBase: skillText(base) },
      ...{ half: score(half.brier), log: score(last.log) },
    },
  ];
}

/** Probabilities of questions, all and by topic and dyad. */
export function questionTable({ questions }: NonNullable<LedgerDocument["scores"]>): Table {
  return {
    caption: "Questions: Brier scores of the last probability, beside the base rate and one half",
    columns: [
      { key: "of", title: "Of" },
      { key: "n", title: "n", ...right },
      { key: "yes", title: "Yes", ...right },
      { key: "brier", title: "Brier", ...right },
      { key: "averaged", title: "over its life", ...right },
      { key: "base", title: "base rate", ...right },
      { key: "overBase", title: "Skill over that", ...right },
      { key: "half", title: "one half", ...right },
      { key: "log", title: "Log score", ...right },
    ],
    rows: [
      ...questionRow("all", questions.resolved, questions.scores),
      ...questions.byTopic.flatMap((r) => questionRow(r.key, r.resolved, r.scores)),
      ...questions.byDyad.flatMap((r) => questionRow(r.key, r.resolved, r.scores)),
    ],
  };
}

/** Most void forecasts that are listed for a reader; the document has all. */
const MOST_VOID = 50;

/** Forecasts of which nothing will be known, the latest of them. */
export function voidTable({ voids }: NonNullable<LedgerDocument["scores"]>): Table {
  const which = voids.length > MOST_VOID ? ` (the last ${MOST_VOID} of ${voids.length})` : "";
  return {
    caption: `Nothing will be known of these${which}`,
    columns: [
      { key: "seq", title: "Entry", ...right },
      { key: "what", title: "Forecast" },
      { key: "on", title: "Said on" },
      { key: "because", title: "Why" },
    ],
    rows: voids.slice(-MOST_VOID).map(({ seq, what, on, because }) => ({ seq, what, on, because })),
  };
}

/** Lines that do not fit the chain. */
export function brokenTable({ broken }: LedgerDocument): Table {
  return {
    caption: "Lines that do not fit",
    columns: [
      { key: "line", title: "Line", ...right },
      { key: "problem", title: "Problem" },
    ],
    rows: broken.map(({ line, problem }) => ({ line, problem })),
  };
}

/** What a back-test says in the place of a young ledger. */
export function backtestTable({ rows, by }: LedgerBacktest): Table {
  const share = (value: number | null): string => (value === null ? "–" : percentText(value));
  return {
    caption: "Back-test: mean scores and skill over the long-run mean, 90% intervals",
    columns: [
      { key: "of", title: "Of" },
      { key: "horizon", title: `${by}s ahead`, ...right },
      { key: "n", title: "n", ...right },
      { key: "crps", title: "CRPS", ...right },
      { key: "climatology", title: "long-run mean", ...right },
      { key: "skill", title: "Skill [90%]", ...right },
      { key: "inside50", title: "in 50%", ...right },
      { key: "inside90", title: "in 90%", ...right },
      { key: "state", title: "" },
    ],
    rows: rows.map((row) => ({
      ...{ of: TARGET_WORDS[row.target], horizon: row.horizon, n: row.forecasts, state: row.state },
      ...{ crps: score(row.crps), climatology: score(row.climatology), skill: skillText(row) },
      ...{ inside50: share(row.coverage50), inside90: share(row.coverage90) },
    })),
  };
}
