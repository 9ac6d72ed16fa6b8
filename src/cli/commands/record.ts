import { barsText, type Table, tableText } from "../../figure/index.ts";
import type { RecordDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted, paragraphs, spanText } from "../wording.ts";

type Holding = RecordDocument["sources"][number];

const isOfFacts = ({ measures }: Holding): boolean => measures.length > 0;

function eventTable(sources: readonly Holding[]): Table {
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

function factTable(sources: readonly Holding[]): Table {
  return {
    caption: "What is held of each source of facts",
    columns: [
      { key: "id", title: "Source" },
      { key: "files", title: "Files" },
      { key: "rows", title: "Rows" },
      { key: "rejected", title: "Rejected" },
      { key: "facts", title: "Facts" },
      { key: "span", title: "Span" },
    ],
    rows: sources.map((held) => ({
      id: held.id,
      files: held.files,
      rows: held.rows,
      rejected: held.rejected,
      facts: held.facts,
      span: spanText(held.first, held.last),
    })),
  };
}

/** One table of each kind of source that there is; of none at all that of events, empty. */
function holdingTables(sources: readonly Holding[]): Table[] {
  const facts = sources.filter(isOfFacts);
  const events = sources.filter((held) => !isOfFacts(held));
  return [
    ...(events.length > 0 || facts.length === 0 ? [eventTable(events)] : []),
    ...(facts.length > 0 ? [factTable(facts)] : []),
  ];
}

type Resolution = RecordDocument["resolution"][number];

function resolutionSentence({ share, mentions, reports, bothResolved }: Resolution): string {
  const percent = (part: number): string => `${(100 * part).toFixed(1)}%`;
  return `Actors: ${percent(share ?? 0)} of ${counted(mentions, "mention")} could be told, both sides of ${percent(bothResolved / reports)} of its reports.`;
}

function cardText(held: Holding, resolution: Resolution | undefined, effects: Effects): string {
  const aside = Object.entries(held.setAside).map(
    ([reason, reports]) => `Set aside (${reason}): ${counted(reports, "report")}.`,
  );
  const fresh = `Imported ${held.imported ?? "at an unknown time"}; latest ${held.facts > 0 ? "fact" : "report"} known ${held.knownTo ?? "on no day yet"}.`;
  const lines = [
    `Licence: ${held.licence}`,
    `Cite as: ${held.citation}`,
    ...(held.address === "" ? [] : [held.address]),
    fresh,
    ...(resolution === undefined ? [] : [resolutionSentence(resolution)]),
    ...aside,
    ...held.measures.map(({ id, unit, meaning }) => `Measure ${id} (${unit}): ${meaning}.`),
    ...held.faults.map((fault) => `Known fault: ${fault}`),
  ];
  return `${paragraphs([`${held.id}: ${held.title}`], effects)}\n${paragraphs(lines, effects, "  ")}`;
}

function recordText(document: RecordDocument, effects: Effects): string {
  const { path, asOf, snapshot, totals, sources, resolution } = document;
  const above = [
    path,
    `As of ${asOf}: ${counted(totals.reports, "report")}, ${counted(totals.articles, "named article")}, ${counted(totals.events, "event")} between ${counted(totals.dyads, "pair")} of actors, ${spanText(totals.first, totals.last) || "no span"}${totals.facts > 0 ? `; ${counted(totals.facts, "fact")}` : ""}. Snapshot ${snapshot}.`,
  ];
  const bars = sources
    .filter((held) => !isOfFacts(held))
    .map((held) => ({ name: `Events of ${held.id}`, count: held.events }));
  return [
    `${paragraphs(above, effects)}\n`,
    ...holdingTables(sources).map((table) => tableText(table, effects)),
    ...(bars.length > 1 ? [`${barsText(bars, effects)}\n`] : []),
    ...sources.map((held) => {
      const own = resolution.find(({ source }) => source === held.id);
      return `${cardText(held, own, effects)}\n`;
    }),
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
  says: "Show what is held: of each source its files, rows, refused rows, reports, articles, events, facts, span, freshness, licence, citation and known faults.",
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
