import { tableText } from "../../figure/index.ts";
import type { ActorEntry, ActorsDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { nameOf } from "../wording.ts";

function fieldsOf(actor: ActorEntry): readonly (readonly [string, string])[] {
  const named = (code: string | null): string => (code === null ? "" : `${nameOf(code)} (${code})`);
  const number = (value: number | null): string => (value === null ? "" : String(value));
  return [
    ["Code", actor.code],
    ["Name", actor.name],
    ["Kind", actor.kind],
    ["Adjective", actor.adjective ?? ""],
    ["Capital", actor.capital ?? ""],
    ["Also called", actor.aliases.join(", ")],
    ["Names shared with others", actor.sharedNames.join(", ")],
    ["Region", actor.region ?? ""],
    ["Administered by", named(actor.administeredBy)],
    ["Part of", named(actor.partOf)],
    ["Home", named(actor.home)],
    ["ISO alpha-2", actor.iso2 ?? ""],
    ["FIPS 10-4", [actor.fips ?? "", ...actor.otherFips].filter((code) => code !== "").join(", ")],
    ["CAMEO", actor.cameo.join(", ")],
    ["Correlates of War", number(actor.cow)],
    ["Gleditsch-Ward", number(actor.gw)],
  ];
}

function cardText(actor: ActorEntry, effects: Effects): string {
  const rows = fieldsOf(actor)
    .filter(([, value]) => value !== "")
    .map(([field, value]) => ({ field, value }));
  const columns = [
    { key: "field", title: "What" },
    { key: "value", title: "Value" },
  ];
  return tableText({ caption: actor.name, columns, rows }, effects);
}

function listText({ actors: found }: ActorsDocument, effects: Effects): string {
  return tableText(
    {
      caption: `The ${found.length} actors that have a code`,
      columns: [
        { key: "code", title: "Code" },
        { key: "name", title: "Name" },
        { key: "kind", title: "Kind" },
        { key: "region", title: "Region" },
      ],
      rows: found.map(({ code, name, kind, region }) => ({
        code,
        name,
        kind,
        region: region ?? "",
      })),
    },
    effects,
  );
}

async function run(call: Call): Promise<void> {
  const [text] = call.words;
  const { actorsDocument } = await import("../../workbench/index.ts");
  const document = actorsDocument(text);
  const [only, ...others] = document.actors;
  writeAnswer(call, {
    document,
    rows: document.actors,
    text: () =>
      only !== undefined && others.length === 0
        ? cardText(only, call.effects)
        : listText(document, call.effects),
  });
}

/** `entente actors [TEXT]` */
export const actors: Command = {
  says: "Look an actor up: its code, its names, and its codes in ISO, FIPS, CAMEO, Correlates of War and Gleditsch-Ward. Without TEXT, list every actor.",
  arguments: [{ name: "TEXT", says: "ISO code, English name or alias", optional: true }],
  options: [],
  examples: [
    { line: "entente actors Kremlin", says: "whom that word means" },
    { line: 'entente actors "South Korea" --json', says: "a name of two words, in quotes" },
  ],
  run,
};
