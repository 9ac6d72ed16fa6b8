import type { ArgumentSpec, Command } from "./command.ts";
import { COMMON_OPTIONS, OPTIONS, type OptionName } from "./options.ts";

const WIDTH = 80;

/** Break words into lines; help is plain ASCII, so a character is a column. */
function wrapped(text: string, indent: number, first: number = indent): string {
  const lines: string[] = [];
  let line = " ".repeat(first);
  for (const word of text.split(" ")) {
    const isEmpty = line.trim() === "";
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(indent) + word;
    } else {
      line += isEmpty ? word : ` ${word}`;
    }
  }
  return [...lines, line].join("\n");
}

function twoColumns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows
    .map(([name, says]) => {
      const text = wrapped(says, left, left);
      return `  ${name}`.padEnd(left) + text.slice(left);
    })
    .join("\n");
}

function argumentText({ name, optional, many }: ArgumentSpec): string {
  const text = many === true ? `${name}...` : name;
  return optional === true ? `[${text}]` : text;
}

/** How to call a command: `entente events A B [options]`. */
export function usageOf(name: string, command: Command): string {
  return ["entente", name, ...command.arguments.map(argumentText), "[options]"].join(" ");
}

function optionRow(name: OptionName, command?: Command): readonly [string, string] {
  const { value, short, says } = command?.meanings?.[name] ?? OPTIONS[name];
  const choice = command?.choices?.[name];
  const written = `${short === undefined ? "" : `-${short}, `}--${name}`;
  const otherwise = choice?.otherwise === undefined ? "" : ` (default: ${choice.otherwise})`;
  const choices = choice === undefined ? says : `${says}: ${choice.values.join(", ")}${otherwise}`;
  return [value === undefined ? written : `${written} ${value}`, choices];
}

/** A command in a list. */
export interface Listed {
  readonly name: string;
  readonly says: string;
}

function listed(commands: readonly Listed[]): string {
  return twoColumns(commands.map(({ name, says }) => [name, says]));
}

/**
 * The help of one command.
 *
 * @param under the commands whose names begin with its name
 */
export function commandHelp(name: string, command: Command, under: readonly Listed[] = []): string {
  const { says, arguments: words, options, examples } = command;
  const own = options.map((option) => optionRow(option, command));
  const common = COMMON_OPTIONS.map((option) => optionRow(option));
  return [
    `Usage: ${usageOf(name, command)}`,
    "",
    ...says.split("\n").map((paragraph) => wrapped(paragraph, 0)),
    "",
    ...(words.length === 0
      ? []
      : ["Arguments", twoColumns(words.map((word) => [argumentText(word), word.says])), ""]),
    ...(under.length === 0 ? [] : ["Commands", listed(under), ""]),
    "Options",
    twoColumns([...own, ...common]),
    "",
    "Examples",
    ...examples.flatMap((example) => [`  ${example.line}`, wrapped(example.says, 6)]),
    "",
  ].join("\n");
}

const EXIT_CODES = [
  ["0", "done"],
  ["1", "a fault of Entente's own"],
  ["2", "the command line cannot be understood"],
  ["3", "an input is not there or cannot be read"],
  ["4", "data are invalid"],
  ["5", "the record holds too little to answer"],
  ["6", "the network is needed and not there"],
] as const;

/** The help of the program as a whole. */
export function programHelp(commands: readonly Listed[]): string {
  const common = [...COMMON_OPTIONS, "version" as const].map((option) => optionRow(option));
  return [
    "Usage: entente COMMAND [arguments] [options]",
    "",
    wrapped(
      "What drives the relations of two states, and where are they going? Answers from a sourced public record.",
      0,
    ),
    "",
    "Commands",
    listed(commands),
    "",
    "Options, anywhere on the line",
    twoColumns(common),
    "",
    wrapped(
      "Actors are given as ISO code, English name or alias: RUS, Russia, Moscow. On a terminal commands print tables, in a pipe one JSON row a line.",
      0,
    ),
    "",
    "Exit codes",
    twoColumns(EXIT_CODES),
    "",
    "Examples",
    "  entente brief Russia Pakistan",
    "      the brief on the two, from the chronicle that is built in",
    "  entente events --help",
    "      help on one command",
    "",
  ].join("\n");
}
