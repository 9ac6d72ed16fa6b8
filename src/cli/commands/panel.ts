import { mirroredCountsText, type Table, tableText } from "../../figure/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import type { EventsDocument, PanelDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted, directionText, funnelSentence, nameOf, paragraphs } from "../wording.ts";

type Row = PanelDocument["rows"][number];
type Funnel = EventsDocument["funnel"];

const BY: Choice<Granularity, Granularity> = {
  values: ["month", "quarter", "year"],
  otherwise: "year",
};

/** A plot with more lines than this is no longer taken in at a glance. */
const MOST_LINES_OF_PLOT = 60;

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

const eventsIn = (row: Row): number =>
  row.verbalCooperation + row.materialCooperation + row.verbalConflict + row.materialConflict;

function countTable({ rows }: PanelDocument, effects: Effects): Table {
  return {
    caption: "Events by period and direction; a mutual act counts in both",
    columns: [
      { key: "period", title: "Period" },
      { key: "direction", title: "Direction" },
      { key: "verbalCooperation", title: "Verbal cooperation" },
      { key: "materialCooperation", title: "Material cooperation" },
      { key: "verbalConflict", title: "Verbal conflict" },
      { key: "materialConflict", title: "Material conflict" },
    ],
    rows: rows.map(({ source, target, ...counts }) => ({
      ...counts,
      direction: directionText({ source, target }, effects),
    })),
  };
}

/**
 * One direction below the other on one scale: to add them up would count a mutual act twice.
 *
 * @returns nothing where there is nothing to draw or too much
 */
function plotted({ dyad, rows }: PanelDocument, effects: Effects): string[] {
  if (rows.length === 0 || rows.length > MOST_LINES_OF_PLOT) return [];
  const halves = dyad.flatMap((actor) => rows.filter((row) => row.source === actor));
  const labelled = halves.map((row) => ({
    ...row,
    period: `${row.period} ${directionText(row, effects)}`,
  }));
  const lines = mirroredCountsText(labelled, effects).split("\n");
  const firstHalf = 1 + rows.length / 2;
  return [[...lines.slice(0, firstHalf), "", ...lines.slice(firstHalf), ""].join("\n")];
}

function panelText(document: PanelDocument, funnel: Funnel, effects: Effects): string {
  const { dyad, asOf, undated, coverage, by } = document;
  const held = sumOf(coverage, (period) => period.reports);
  const above = [
    `${dyad.map(nameOf).join(" and ")} by ${by}, as of ${asOf}`,
    funnelSentence(funnel),
    held > 0 &&
      `In these periods the record holds ${counted(held, "report")}, whoever they are about.`,
    ...undated.map(
      (half) =>
        `Not in the counts: ${counted(half.events, "event")} ${directionText(half, effects)} of which only the year is known.`,
    ),
  ].filter((line) => line !== false);
  return [
    `${paragraphs(above, effects)}\n`,
    ...plotted(document, effects),
    ...(document.rows.length === 0 ? [] : [tableText(countTable(document, effects), effects)]),
  ].join("\n");
}

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const by = call.choice("by", BY);
  const span = { from: call.option("from"), to: call.option("to") };
  const { document, funnel } = await withWorkbench(call, async (workbench) => ({
    document: await workbench.panel(a, b, by, span),
    funnel: (await workbench.events(a, b, { limit: 1 })).funnel,
  }));
  writeAnswer(call, {
    document,
    rows: document.rows,
    text: () => panelText(document, funnel, call.effects),
  });
  if (sumOf(document.rows, eventsIn) + sumOf(document.undated, (half) => half.events) > 0) return;
  const [first, second] = document.dyad;
  const { nothingRecorded } = await import("../../workbench/index.ts");
  throw nothingRecorded({ a: nameOf(first), b: nameOf(second), asOf: document.asOf, near: [] });
}

/** `entente panel A B` */
export const panel: Command = {
  says: "Count the events between two actors by direction, period and quad class. A zero is a period of which no event is recorded, not proof that nothing happened.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: ["by", "from", "to", "sources"],
  choices: { by: BY },
  examples: [
    { line: "entente panel Russia Pakistan --by year", says: "a plot and a table by year" },
    {
      line: "entente panel USA IRN --by quarter --from 2015 --to 2018 --json",
      says: "sixteen quarters as one JSON document",
    },
  ],
  run,
};
