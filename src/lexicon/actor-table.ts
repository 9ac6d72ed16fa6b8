import type { DSVRowString } from "d3-dsv";
import type { Actor, ActorCode } from "./actor.ts";
import { listCell, numberCell, optionalCell, readActorFile } from "./actor-file.ts";
import { cell } from "./code-table.ts";

const NOTHING = {
  adjective: undefined,
  demonym: undefined,
  capital: undefined,
  aliases: [],
  metonyms: [],
  sharedNames: [],
  iso2: undefined,
  fips: undefined,
  otherFips: [],
  cow: undefined,
  gw: undefined,
  cameo: [],
  region: undefined,
  administeredBy: undefined,
  partOf: undefined,
  home: undefined,
} satisfies Partial<Actor>;

const UNKNOWN: Actor = {
  ...NOTHING,
  code: "UNK" as ActorCode,
  kind: "unknown",
  name: "Unknown actor",
  inSentence: "an unknown actor",
};

function codeIn(row: DSVRowString, column: string): ActorCode | undefined {
  return optionalCell(row, column) as ActorCode | undefined;
}

/** What every table says of an actor. */
function named(
  row: DSVRowString,
): Pick<Actor, "code" | "name" | "inSentence" | "cameo" | "sharedNames"> {
  return {
    code: cell(row, "code") as ActorCode,
    name: cell(row, "name"),
    inSentence: cell(row, "in_sentence"),
    cameo: listCell(row, "cameo"),
    sharedNames: listCell(row, "shared"),
  };
}

function state(row: DSVRowString): Actor {
  const metonyms = listCell(row, "metonyms");
  const [fips, ...otherFips] = listCell(row, "fips");
  return {
    ...NOTHING,
    ...named(row),
    kind: "state",
    adjective: optionalCell(row, "adjective"),
    demonym: optionalCell(row, "demonym"),
    capital: optionalCell(row, "capital"),
    aliases: [...listCell(row, "aliases"), ...metonyms],
    metonyms,
    iso2: optionalCell(row, "iso2"),
    fips,
    otherFips,
    cow: numberCell(row, "cow"),
    gw: numberCell(row, "gw"),
    region: optionalCell(row, "region"),
    administeredBy: codeIn(row, "administered_by"),
  };
}

function organisation(row: DSVRowString): Actor {
  return {
    ...NOTHING,
    ...named(row),
    kind: "organisation",
    aliases: listCell(row, "aliases"),
    partOf: codeIn(row, "part_of"),
  };
}

function armedGroup(row: DSVRowString): Actor {
  return {
    ...NOTHING,
    ...named(row),
    kind: "armed-group",
    adjective: optionalCell(row, "adjective"),
    aliases: listCell(row, "aliases"),
    home: codeIn(row, "home"),
  };
}

let table: ReadonlyMap<string, Actor> | undefined;

function byCode(): ReadonlyMap<string, Actor> {
  table ??= new Map(
    [
      ...readActorFile("states").map(state),
      ...readActorFile("organisations").map(organisation),
      ...readActorFile("armed-groups").map(armedGroup),
      UNKNOWN,
    ].map((actor) => [actor.code, actor]),
  );
  return table;
}

/** Every actor that the lexicon knows: states, organisations, armed groups, and last the unknown one (`UNK`). */
export function actors(): readonly Actor[] {
  return [...byCode().values()];
}

/** The actor of a code, written exactly (`RUS`, `AL-QAEDA`); undefined if there is none. */
export function actorByCode(code: string): Actor | undefined {
  return byCode().get(code);
}
