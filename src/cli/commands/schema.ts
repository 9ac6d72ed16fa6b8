import { tableText } from "../../figure/index.ts";
import { documentText, writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";

async function run(call: Call): Promise<void> {
  const [name] = call.words;
  const { jsonSchema, schemasDocument } = await import("../../workbench/index.ts");
  if (name !== undefined) {
    call.effects.stdout.write(documentText(jsonSchema(name)));
    return;
  }
  const document = schemasDocument();
  writeAnswer(call, {
    document,
    rows: document.schemas,
    text: () =>
      tableText(
        {
          caption: "Schemas of the JSON documents; print one with: entente schema NAME",
          columns: [
            { key: "name", title: "Name" },
            { key: "says", title: "What the document holds" },
          ],
          rows: document.schemas.map(({ name: called, says }) => ({ name: called, says })),
        },
        call.effects,
      ),
  });
}

/** `entente schema [NAME]` */
export const schema: Command = {
  says: "Print the JSON Schema (draft 2020-12) of a document that --json writes. Without NAME, list them.",
  arguments: [{ name: "NAME", says: "a document, such as events", optional: true }],
  options: [],
  examples: [
    { line: "entente schema", says: "the list" },
    { line: "entente schema events", says: "the schema of entente/events@1" },
  ],
  run,
};
