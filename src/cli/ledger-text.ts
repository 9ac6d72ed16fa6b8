import {
  intervalDotsText,
  pitHistogramText,
  reliabilityDiagramText,
  type TerminalOptions,
  tableText,
} from "../figure/index.ts";
import type { LedgerDocument, LedgerFigure, ledgerSections } from "../workbench/index.ts";
import type { Effects } from "./effects.ts";
import { paragraphs } from "./wording.ts";

type Section = ReturnType<typeof ledgerSections>[number];

function figureText(figure: LedgerFigure, options: TerminalOptions): string {
  switch (figure.kind) {
    case "reliability":
      return reliabilityDiagramText(figure.chart, options);
    case "pit":
      return pitHistogramText(figure.chart, options);
    case "dots":
      return intervalDotsText(figure.chart, options);
  }
}

/** A track record for a terminal, the state first and without a heading of its own. */
export function ledgerText(sections: readonly Section[], effects: Effects): string {
  return sections
    .map(({ title, says, figures, tables }, i) =>
      [
        ...(i === 0 ? [] : [`${title.toUpperCase()}\n`]),
        ...(says.length === 0 ? [] : [`${paragraphs(says, effects)}\n`]),
        ...figures.map((figure) => `${figure.chart.title}\n\n${figureText(figure, effects)}\n`),
        ...tables.map((table) => tableText(table, effects)),
      ].join("\n"),
    )
    .join("\n");
}

/** A ledger as rows: its state, then what is open, void and scored. */
export function ledgerRows({
  sound,
  head,
  entries,
  broken,
  openQuestions,
  scores,
}: LedgerDocument): readonly unknown[] {
  const scored = (of: string, by: string, rows: readonly object[]): readonly object[] =>
    rows.map((row) => ({ row: "scores", of, by, ...row }));
  return [
    { row: "ledger", sound, head, ...entries },
    ...broken.map((line) => ({ row: "broken", ...line })),
    ...openQuestions.map((question) => ({ row: "question", ...question })),
    ...(scores === null
      ? []
      : [
          ...scores.voids.map((one) => ({ row: "void", ...one })),
          ...scored("counts", "target", scores.levels.byTarget),
          ...scored("counts", "horizon", scores.levels.byHorizon),
          ...scored("counts", "dyad", scores.levels.byDyad),
          ...scored("balance", "horizon", scores.balance.byHorizon),
          ...scored("balance", "dyad", scores.balance.byDyad),
          ...scored("questions", "topic", scores.questions.byTopic),
          ...scored("questions", "dyad", scores.questions.byDyad),
        ]),
  ];
}
