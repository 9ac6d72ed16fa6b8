import { extname } from "node:path";
import type { LedgerDocument } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import { pathFrom } from "../file-path.ts";
import { ledgerRows, ledgerText } from "../ledger-text.ts";
import { choiceUnknown, headMalformed } from "../messages.ts";
import { writeWhole } from "../output-file.ts";
import { waitingLine } from "../progress-line.ts";
import { withWorkbench } from "../with-workbench.ts";

type Form = "html" | "md";

const ENDINGS: Readonly<Record<string, Form>> = { ".html": "html", ".htm": "html", ".md": "md" };

/** A head as it is printed: `12:9f86…`. */
function headOf(text: string | undefined): { seq: number; hash: string } | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^([1-9]\d*):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw headMalformed({ text });
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

function formOf(out: string | undefined): Form | undefined {
  if (out === undefined) return undefined;
  const form = ENDINGS[extname(out).toLowerCase()];
  if (form === undefined) {
    throw choiceUnknown({
      option: "--out",
      text: out,
      near: "",
      choices: ["FILE.html", "FILE.md"],
    });
  }
  return form;
}

async function writePage(call: Call, document: LedgerDocument, form: Form): Promise<void> {
  const { ledgerHtml, ledgerMarkdown } = await import("../../workbench/index.ts");
  const out = call.option("out") ?? "";
  const text = form === "html" ? await ledgerHtml(document) : ledgerMarkdown(document);
  writeWhole(pathFrom(call.effects.cwd, out), `${text.trimEnd()}\n`);
  writeNote(call, `Wrote ${out}.`);
}

async function run(call: Call): Promise<void> {
  const pinned = headOf(call.option("pin"));
  const form = formOf(call.option("out"));
  const line = waitingLine(call);
  const document = await withWorkbench(call, async (workbench) => {
    try {
      return await workbench.ledger({
        ...{ resolve: call.isGiven("resolve"), verify: call.isGiven("verify"), pinned },
        workers: call.effects.threads,
        progress: (done, of) =>
          line.show(`The ledger is young; back-testing: ${Math.round((100 * done) / of)}%`),
      });
    } finally {
      line.end();
    }
  });
  const { ledgerFault, ledgerSections } = await import("../../workbench/index.ts");
  if (form !== undefined && !call.isGiven("json")) await writePage(call, document, form);
  else {
    if (form !== undefined) await writePage(call, document, form);
    writeAnswer(call, {
      document,
      rows: ledgerRows(document),
      text: () => ledgerText(sectionsFor(call, ledgerSections(document)), call.effects),
    });
  }
  const fault = ledgerFault(document);
  if (fault !== undefined) throw fault;
}

/** Whoever only verifies is told the state and no more. */
function sectionsFor<Section>(call: Call, sections: readonly Section[]): readonly Section[] {
  return call.isGiven("verify") ? sections.slice(0, 1) : sections;
}

/** `entente ledger` */
export const ledger: Command = {
  says: "Every forecast that was ever issued from this record, and what came of it: open questions, void forecasts, scores beside simple forecasts by target, horizon and dyad. Each line of the ledger bears the hash of the one before, so that nothing in it can be put right afterwards without showing. While it is young, a back-test stands in its place.",
  arguments: [],
  options: ["verify", "resolve", "pin", "out", "sources"],
  meanings: {
    verify: { says: "only whether each line is what was written; fails where one is not" },
    out: { value: "FILE", says: "write the track record as a page, .html or .md" },
    sources: { value: "S,S", says: "sources of the back-test (default: all)" },
  },
  examples: [
    { line: "entente ledger", says: "the track record" },
    { line: "entente ledger --resolve", says: "after an import: enter what came of what was due" },
    {
      line: "entente ledger --verify",
      says: "whether it is what was written; with --pin SEQ:HASH also whether any of it is missing",
    },
    { line: "entente ledger --out track-record.html", says: "as a page to publish" },
  ],
  run,
};
