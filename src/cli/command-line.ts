import { parseArgs } from "node:util";
import { isOptionName, OPTIONS, type OptionName } from "./options.ts";

/** An option as it was given. */
export interface GivenOption {
  /** As written: `--from`, `-h`. */
  readonly written: string;
  /** Undefined where there is no such option. */
  readonly name: OptionName | undefined;
  readonly value: string | undefined;
}

/** A command line taken apart; nothing is judged yet. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly given: readonly GivenOption[];
}

const SPECS = Object.fromEntries(
  Object.keys(OPTIONS)
    .filter(isOptionName)
    .map((name) => {
      const { value, short } = OPTIONS[name];
      const type = value === undefined ? "boolean" : "string";
      return [name, { type, ...(short === undefined ? {} : { short }) }] as const;
    }),
);

/** A value that looks like an option was not meant as one, unless it is joined to its option. */
function isSwallowed(value: string | undefined, joined: boolean): boolean {
  return !joined && value !== undefined && /^-./.test(value);
}

/**
 * Take a command line apart: options may stand anywhere, all after `--` is words. An option without its value
 * does not swallow the option that follows it.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    options: SPECS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const given: GivenOption[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const swallowed = isSwallowed(token.value, token.inlineValue === true);
    given.push({
      written: token.rawName,
      name: isOptionName(token.name) ? token.name : undefined,
      value: swallowed ? undefined : token.value,
    });
    if (swallowed) {
      const rest = readCommandLine(argv.slice(token.index + 1));
      return { words: [...words, ...rest.words], given: [...given, ...rest.given] };
    }
  }
  return { words, given };
}

/** Whether a switch is on. */
export function isGiven(line: CommandLine, name: OptionName): boolean {
  return line.given.some((option) => option.name === name);
}
