import { barsText, type Table, tableText } from "../../figure/index.ts";
import type { RecordDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted, paragraphs, spanText } from "../wording.ts";

type Holding = RecordDocument["sources"][number];

function holdingTable(sources: readonly Holding[]): Table {
  return {
    caption: "What is held of each source",
    columns: [
      { key: "id", title: "Source" },
      { key: "files", title: "Files" },
      { key: "rows", title: "Rows" },
      { key: "rejected", title: "Rejected" },
      { key: "reports", title: "Reports" },
      { key: "articles", title: "Articles" },
      { key: "events", title: "Events" },
      { key: "span", title: "Span" },
    ],
    rows: sources.map((held) => ({
      id: held.id,
      files: held.files,
      rows: held.rows,
      rejected: held.rejected,
      reports: held.reports,
      articles: held.articles,
      events: held.events,
      span: spanText(held.first, held.last),
    })),
  };
}

function cardText(held: Holding, effects: Effects): string {
  const aside = Object.entries(held.setAside).map(
    ([reason, reports]) => `Set aside (${reason}): ${counted(reports, "report")}.`,
  );
  const fresh = `Imported ${held.imported ?? "at an unknown time"}; latest report known ${held.knownTo ?? "on no day yet"}.`;
  const lines = [
    `Licence: ${held.licence}`,
    `Cite as: ${held.citation}`,
    ...(held.address === "" ? [] : [held.address]),
    fresh,
    ...aside,
    ...held.faults.map((fault) => `Known fault: ${fault}`),
  ];
  return `${paragraphs([`${held.id}: ${held.title}`], effects)}\n${paragraphs(lines, effects, "  ")}`;
}

function recordText(document: RecordDocument, effects: Effects): string {
  const { path, asOf, snapshot, totals, sources } = document;
  const above = [
    path,
    `As of ${asOf}: ${counted(totals.reports, "report")}, ${counted(totals.articles, "named article")}, ${counted(totals.events, "event")} between ${counted(totals.dyads, "pair")} of actors, ${spanText(totals.first, totals.last) || "no span"}. Snapshot ${snapshot}.`,
  ];
  const bars = sources.map((held) => ({ name: `Events of ${held.id}`, count: held.events }));
  return [
    `${paragraphs(above, effects)}\n`,
    tableText(holdingTable(sources), effects),
    ...(bars.length > 1 ? [`${barsText(bars, effects)}\n`] : []),
    ...sources.map((held) => `${cardText(held, effects)}\n`),
  ].join("\n");
}

async function run(call: Call): Promise<void> {
  const document = await withWorkbench(call, (workbench) => workbench.record());
  writeAnswer(call, {
    document,
    rows: document.sources,
    text: () => recordText(document, call.effects),
  });
}

/** `entente record` */
export const record: Command = {
  says: "Show what is held: of each source its files, rows, refused rows, reports, articles, events, span, freshness, licence, citation and known faults.",
  arguments: [],
  options: [],
  examples: [
    { line: "entente record", says: "the holdings of your own record" },
    {
      line: "entente record --as-of 2017-08-29 --json",
      says: "what could have been known on that day",
    },
  ],
  run,
};
