import { programVersion } from "../kernel/index.ts";
import type { NamedCommand } from "./call.ts";
import type { Command } from "./command.ts";
import { commandUnknown, notInThisVersion } from "./messages.ts";
import { nearest } from "./nearest.ts";
import { PLANNED_COMMANDS } from "./planned.ts";

interface Entry {
  readonly name: string;
  readonly says: string;
  readonly load: () => Promise<Command>;
}

/** Every command in the order of the help; its file is loaded when it is called. */
export const COMMANDS: readonly Entry[] = [
  {
    name: "brief",
    says: "the brief on two actors, each sentence with its evidence",
    load: async () => (await import("./commands/brief.ts")).brief,
  },
  {
    name: "events",
    says: "who did what to whom, when, and who says so",
    load: async () => (await import("./commands/events.ts")).events,
  },
  {
    name: "panel",
    says: "events counted by direction, period and quad class",
    load: async () => (await import("./commands/panel.ts")).panel,
  },
  {
    name: "relations",
    says: "how much, in words and in deeds: balance, intensity, turning points",
    load: async () => (await import("./commands/relations.ts")).relations,
  },
  {
    name: "drivers",
    says: "why: what precedes the balance and improves its prediction",
    load: async () => (await import("./commands/drivers.ts")).drivers,
  },
  {
    name: "outlook",
    says: "what next: forecasts, questions, signposts, analogues, scenarios",
    load: async () => (await import("./commands/outlook.ts")).outlook,
  },
  {
    name: "backtest",
    says: "how the forecasts would have done, beside simple rules",
    load: async () => (await import("./commands/backtest.ts")).backtest,
  },
  {
    name: "ledger",
    says: "every forecast ever issued, what came of it, and whether it was tampered with",
    load: async () => (await import("./commands/ledger.ts")).ledger,
  },
  {
    name: "dyads",
    says: "the pairs of actors that the record tells of",
    load: async () => (await import("./commands/dyads.ts")).dyads,
  },
  {
    name: "record",
    says: "what is held, source by source",
    load: async () => (await import("./commands/record.ts")).record,
  },
  {
    name: "record add",
    says: "import files of a source",
    load: async () => (await import("./commands/record-add.ts")).recordAdd,
  },
  {
    name: "record rejects",
    says: "rows that were refused, and why",
    load: async () => (await import("./commands/record-rejects.ts")).recordRejects,
  },
  {
    name: "record verify",
    says: "check every invariant of the record",
    load: async () => (await import("./commands/record-verify.ts")).recordVerify,
  },
  {
    name: "record export",
    says: "write the record as Parquet, CSV or JSON",
    load: async () => (await import("./commands/record-export.ts")).recordExport,
  },
  {
    name: "record sources",
    says: "what can be imported: licence, citation, known faults",
    load: async () => (await import("./commands/record-sources.ts")).recordSources,
  },
  {
    name: "method turning-points",
    says: "find the turning points of a series of your own",
    load: async () =>
      (await import("./commands/method-turning-points.ts")).methodTurningPointsCommand,
  },
  {
    name: "method forecast",
    says: "forecast a series of your own, beside simple methods, with their scores",
    load: async () => (await import("./commands/method-forecast.ts")).methodForecastCommand,
  },
  {
    name: "method weigh",
    says: "weigh which columns of a table of your own belong in a regression",
    load: async () => (await import("./commands/method-weigh.ts")).methodWeighCommand,
  },
  {
    name: "method matrix",
    says: "weigh a matrix of evidence of your own",
    load: async () => (await import("./commands/method-matrix.ts")).methodMatrixCommand,
  },
  {
    name: "validate measure",
    says: "test the measures on data that nobody here made",
    load: async () => (await import("./commands/validate-measure.ts")).validateMeasure,
  },
  {
    name: "validate drivers",
    says: "test how often the weighing of drivers errs and finds",
    load: async () => (await import("./commands/validate-drivers.ts")).validateDrivers,
  },
  {
    name: "validate outlook",
    says: "test what forecasts and questions were worth",
    load: async () => (await import("./commands/validate-outlook.ts")).validateOutlook,
  },
  {
    name: "actors",
    says: "look an actor up: names, and codes in other schemes",
    load: async () => (await import("./commands/actors.ts")).actors,
  },
  {
    name: "schema",
    says: "the JSON Schema of each document",
    load: async () => (await import("./commands/schema.ts")).schema,
  },
];

function unknown(words: readonly string[]): Error {
  const [first = "", second = ""] = words;
  const pair = `${first} ${second}`;
  const planned = PLANNED_COMMANDS.find((name) => name === first || name === pair);
  if (planned !== undefined) {
    return notInThisVersion({ what: `"entente ${planned}"`, version: programVersion() });
  }
  const names = COMMANDS.map((entry) => entry.name);
  const isGroup = names.some((name) => name.startsWith(`${first} `));
  const command = isGroup ? pair : first;
  const near = nearest(command, names);
  return commandUnknown({ command, near: near === "" ? "" : `"entente ${near}"` });
}

/**
 * Find and load the command that the words begin with.
 *
 * @returns the command and the words after its name
 * @throws `cli.command-unknown`, `cli.not-in-this-version`
 */
export async function commandOf(
  words: readonly string[],
): Promise<{ readonly called: NamedCommand; readonly rest: readonly string[] }> {
  const named = (length: number): Entry | undefined =>
    words.length < length
      ? undefined
      : COMMANDS.find((entry) => entry.name === words.slice(0, length).join(" "));
  const entry = named(2) ?? named(1);
  if (entry === undefined) throw unknown(words);
  const rest = words.slice(entry.name.split(" ").length);
  const command = await entry.load();
  if (rest.length > 0 && command.arguments.length === 0) {
    const isGroup = COMMANDS.some((other) => other.name.startsWith(`${entry.name} `));
    if (isGroup) throw unknown(words);
  }
  return { called: { name: entry.name, command }, rest };
}
