import { type Table, tableText } from "../../figure/index.ts";
import { programVersion } from "../../kernel/index.ts";
import type { ImportDocument, SourcesDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { pathFrom } from "../file-path.ts";
import { notInThisVersion } from "../messages.ts";
import { PLANNED_SOURCES } from "../planned.ts";
import { progressLine } from "../progress-line.ts";
import { withWorkbench } from "../with-workbench.ts";
import { paragraphs } from "../wording.ts";

type Line = readonly [what: string, count: number];

function eventLines({ reports, known, articles, events }: ImportDocument): Line[] {
  return [
    ["New reports", reports],
    ["Reports known before", known],
    ["Articles", articles],
    ["New events", events.new],
    ["Events known before", events.known],
    ["Reports merged into an event", events.merged],
  ];
}

/** What names did, where they did anything. */
function nameLines({ names }: ImportDocument): Line[] {
  const lines: readonly Line[] = [
    ["New names", names.names],
    ["Mentions that names resolved", names.mentions],
    ["Reports that now tell of an event", names.told],
    ["Reports set aside again", names.reopened],
  ];
  return lines.filter(([, count]) => count > 0);
}

function factLines({ reports, known, facts }: ImportDocument): Line[] {
  return [
    ["Rows with a new fact", reports],
    ["Rows known before", known],
    ["New facts", facts],
  ];
}

function importTable(document: ImportDocument, statesFacts: boolean): Table {
  const { source, files, rows, rejected, seconds } = document;
  const lines: readonly Line[] = [
    ["Files", files.length],
    ["Rows", rows],
    ["Rejected", rejected],
    ...(statesFacts ? factLines(document) : eventLines(document)),
    ...nameLines(document),
    ["Seconds", Math.round(seconds * 10) / 10],
  ];
  return {
    caption: `Imported as ${source}`,
    columns: [
      { key: "what", title: "What" },
      { key: "count", title: "Count" },
    ],
    rows: lines.map(([what, count]) => ({ what, count })),
  };
}

type Card = SourcesDocument["sources"][number];

function importText(document: ImportDocument, card: Card | undefined, effects: Effects): string {
  const { source, rejected } = document;
  const below = [
    `Licence of ${source}: ${card?.licence ?? "not known"}`,
    ...(rejected > 0 ? [`See what was rejected: entente record rejects --source ${source}`] : []),
  ];
  const table = importTable(document, (card?.measures.length ?? 0) > 0);
  return `${tableText(table, effects)}\n${paragraphs(below, effects)}`;
}

async function run(call: Call): Promise<void> {
  const [source = "", ...paths] = call.words;
  if (PLANNED_SOURCES.includes(source)) {
    throw notInThisVersion({ what: `The source ${source}`, version: programVersion() });
  }
  const progress = progressLine(call);
  const given = paths.map((path) => pathFrom(call.effects.cwd, path));
  const document = await withWorkbench(
    call,
    async (workbench) => {
      try {
        return await workbench.add(source, given);
      } finally {
        progress.end();
      }
    },
    { access: "write", progress: progress.show },
  );
  const { importFault, sourcesDocument } = await import("../../workbench/index.ts");
  const card = sourcesDocument().sources.find(({ id }) => id === document.source);
  writeAnswer(call, {
    document,
    rows: [document],
    text: () => importText(document, card, call.effects),
  });
  const fault = importFault(document, call.isGiven("strict"));
  if (fault !== undefined) throw fault;
}

/** `entente record add SOURCE PATH...` */
export const recordAdd: Command = {
  says: "Import files of a source. A row that cannot be read is refused and kept with its reason; importing a file again changes nothing. Each file is in the record whole or not at all.",
  arguments: [
    { name: "SOURCE", says: "what the files are; see: entente record sources" },
    { name: "PATH", says: "files, folders, .gz, .zip, .zst, or - for input", many: true },
  ],
  options: ["strict"],
  examples: [
    { line: "entente record add gdelt 20170829.export.CSV.zip", says: "a day of GDELT" },
    {
      line: "entente record add events my-events.csv --strict",
      says: "events of your own; fail if a row is refused",
    },
    { line: "entente record add un-votes un-votes/", says: "votes, with the roll calls beside" },
  ],
  run,
};
