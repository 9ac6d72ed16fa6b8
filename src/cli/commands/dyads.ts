import { type Table, tableText } from "../../figure/index.ts";
import { findActor } from "../../lexicon/index.ts";
import type { DyadsDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import { counted, nameOf, paragraphs } from "../wording.ts";

function dyadTable({ dyads }: DyadsDocument): Table {
  return {
    caption: "Pairs of actors, the one with most events first; an event and its mirror count once",
    columns: [
      { key: "a", title: "Actor" },
      { key: "b", title: "Actor" },
      { key: "events", title: "Events" },
      { key: "cooperative", title: "Cooperative" },
      { key: "conflictual", title: "Conflictual" },
      { key: "span", title: "Span" },
    ],
    rows: dyads.map(({ a, b, events, cooperative, conflictual, first, last }) => ({
      a: `${nameOf(a)} (${a})`,
      b: `${nameOf(b)} (${b})`,
      events,
      cooperative,
      conflictual,
      span: `${first.slice(0, 4)}-${last.slice(0, 4)}`,
    })),
  };
}

function dyadsText(document: DyadsDocument, effects: Effects): string {
  const { dyads, found } = document;
  const more =
    dyads.length < found ? [`${counted(found, "pair")} in all; see more with --limit N.`] : [];
  const [first] = dyads;
  const next = first === undefined ? [] : [`Next: entente brief ${first.a} ${first.b}`];
  return `${tableText(dyadTable(document), effects)}\n${paragraphs([...more, ...next], effects)}`;
}

async function run(call: Call): Promise<void> {
  const [actor] = call.words;
  const question = {
    actor,
    from: call.option("from"),
    to: call.option("to"),
    limit: call.number("limit") ?? 20,
  };
  const document = await withWorkbench(call, (workbench) => workbench.dyads(question));
  writeAnswer(call, {
    document,
    rows: document.dyads,
    text: () => dyadsText(document, call.effects),
  });
  if (document.found > 0) return;
  const { nothingRecorded } = await import("../../workbench/index.ts");
  const a = actor === undefined ? "anyone" : nameOf(findActor(actor).code);
  throw nothingRecorded({ a, b: "anyone", asOf: document.asOf, near: [] });
}

/** `entente dyads [ACTOR]` */
export const dyads: Command = {
  says: "List the pairs of actors that the record tells of, the one with most events first; with ACTOR, only its own.",
  arguments: [{ name: "ACTOR", says: "an actor: ISO code, English name or alias", optional: true }],
  options: ["from", "to", "limit", "sources"],
  meanings: { limit: { value: "N", says: "at most N pairs (default: 20)" } },
  examples: [
    { line: "entente dyads", says: "where there is most to ask about" },
    { line: "entente dyads Pakistan --from 2014 --limit 50", says: "its relations since 2014" },
  ],
  run,
};
