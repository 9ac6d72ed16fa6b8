import { extname } from "node:path";
import { programVersion } from "../../kernel/index.ts";
import type { Brief } from "../../workbench/index.ts";
import { documentText, writeNote } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { pathFrom } from "../file-path.ts";
import { notInThisVersion, optionsConflict } from "../messages.ts";
import { writeWhole } from "../output-file.ts";
import { withWorkbench } from "../with-workbench.ts";

type Format = "text" | "md" | "html" | "json";

const FORMAT: Choice<Format, Format> = {
  values: ["text", "md", "html", "json"],
  otherwise: "text",
  planned: ["docx", "stix"],
};

/** Whose words: the US intelligence community's, the UK's yardstick, Sherman Kent's, the IPCC's. */
type Scale = "icd203" | "phia" | "kent" | "ipcc";

const SCALE: Choice<Scale, "icd203"> = {
  values: ["icd203", "phia", "kent", "ipcc"],
  otherwise: "icd203",
};

/** What a file's ending says of its format, where none is named. */
const ENDINGS: Readonly<Record<string, Format>> = {
  ".md": "md",
  ".html": "html",
  ".htm": "html",
  ".json": "json",
};

/** Columns of text beyond which lines are tiring to read. */
const WIDEST_TEXT = 100;
const WIDTH_OFF_TERMINAL = 80;

function formatOf(call: Call, out: string | undefined): Format {
  const written = call.option("format");
  const format = call.choice("format", FORMAT);
  const ending = extname(out ?? "").toLowerCase();
  if (FORMAT.planned?.includes(ending.slice(1)) === true) {
    throw notInThisVersion({ what: `A brief in ${ending}`, version: programVersion() });
  }
  if (call.isGiven("json")) {
    if (written !== undefined && format !== "json") {
      throw optionsConflict({ one: "--json", other: `--format ${format}` });
    }
    return "json";
  }
  return written === undefined ? (ENDINGS[ending] ?? format) : format;
}

async function rendered(
  call: Call,
  brief: Brief,
  format: Format,
  toFile: boolean,
): Promise<string> {
  const { briefHtml, briefJson, briefMarkdown, briefText } = await import(
    "../../workbench/index.ts"
  );
  const { stdout, width, unicode } = call.effects;
  const isRead = stdout.isTerminal && !toFile;
  switch (format) {
    case "text":
      return briefText(brief, {
        width: isRead ? Math.min(width, WIDEST_TEXT) : WIDTH_OFF_TERMINAL,
        colour: stdout.colour && !toFile,
        unicode: isRead ? unicode : true,
      });
    case "md":
      return briefMarkdown(brief);
    case "html":
      return await briefHtml(brief);
    case "json":
      return documentText(briefJson(brief));
  }
}

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const out = call.option("out");
  const format = formatOf(call, out);
  const brief = await withWorkbench(call, (workbench) =>
    workbench.brief(a, b, {
      since: call.option("since"),
      scale: call.choice("scale", SCALE),
      workers: Math.min(1, call.effects.threads),
    }),
  );
  const text = `${(await rendered(call, brief, format, out !== undefined)).trimEnd()}\n`;
  if (out === undefined) {
    call.effects.stdout.write(text);
    return;
  }
  writeWhole(pathFrom(call.effects.cwd, out), text);
  writeNote(call, `Wrote ${out}.`);
}

/** `entente brief A B` */
export const brief: Command = {
  says: "Write the brief on two actors: key judgements, background, implications, conclusions, outlook, sources and method. Every figure is bound to the events or the command that it rests on.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: ["since", "format", "out", "scale", "sources"],
  choices: { format: FORMAT, scale: SCALE },
  examples: [
    { line: "entente brief Russia Pakistan", says: "to read here" },
    {
      line: "entente brief RUS PAK --as-of 2017-08-29 --out brief.html",
      says: "a page of what could be known on that day",
    },
  ],
  run,
};
