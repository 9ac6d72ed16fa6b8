import type { SourcesDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { paragraphs } from "../wording.ts";

function sourcesText({ sources }: SourcesDocument, effects: Effects): string {
  const cards = sources.map((card) => {
    const lines = [
      `Reads: ${card.expects}`,
      `Coded by ${card.coding === "hand" ? "people" : "machine"}.`,
      `Licence: ${card.licence}`,
      `Cite as: ${card.citation}`,
      ...(card.address === "" ? [] : [card.address]),
      ...card.measures.map(({ id, unit, meaning }) => `Measure ${id} (${unit}): ${meaning}.`),
      ...card.faults.map((fault) => `Known fault: ${fault}`),
    ];
    return `${paragraphs([`${card.id}: ${card.title}`], effects)}\n${paragraphs(lines, effects, "  ")}`;
  });
  return cards.join("\n\n");
}

async function run(call: Call): Promise<void> {
  const { sourcesDocument } = await import("../../workbench/index.ts");
  const document = sourcesDocument();
  writeAnswer(call, {
    document,
    rows: document.sources,
    text: () => sourcesText(document, call.effects),
  });
}

/** `entente record sources` */
export const recordSources: Command = {
  says: "Show every source that can be imported: what it reads, its licence, its citation and its known faults.",
  arguments: [],
  options: [],
  examples: [
    { line: "entente record sources", says: "their cards" },
    { line: "entente record sources --json", says: "the same for a program" },
  ],
  run,
};
