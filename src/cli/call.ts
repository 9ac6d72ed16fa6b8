import { programVersion } from "../kernel/index.ts";
import type { Call, Choice, Command } from "./command.ts";
import type { CommandLine, GivenOption } from "./command-line.ts";
import type { Effects } from "./effects.ts";
import { usageOf } from "./help.ts";
import {
  argumentMissing,
  argumentSurplus,
  choiceUnknown,
  notInThisVersion,
  numberMalformed,
  optionUnknown,
  valueMissing,
  valueSurplus,
} from "./messages.ts";
import { nearest } from "./nearest.ts";
import { COMMON_OPTIONS, OPTIONS, type OptionName } from "./options.ts";
import { PLANNED_OPTIONS } from "./planned.ts";

/** A command with the words that call it. */
export interface NamedCommand {
  readonly name: string;
  readonly command: Command;
}

/**
 * Check that a command takes an option.
 *
 * @param name the command, empty for none
 * @param own the options that it takes besides the common ones
 * @throws `cli.option-unknown`, `cli.not-in-this-version`
 */
export function checkOption(option: GivenOption, name: string, own: readonly OptionName[]): void {
  const taken: readonly OptionName[] = [...own, ...COMMON_OPTIONS, "version"];
  if (option.name !== undefined && taken.includes(option.name)) return;
  if (PLANNED_OPTIONS.includes(option.written)) {
    throw notInThisVersion({ what: option.written, version: programVersion() });
  }
  const near = nearest(option.written.replace(/^-+/, ""), taken);
  throw optionUnknown({
    option: option.written,
    command: name,
    near: near === "" ? "" : `--${near}`,
  });
}

function checkValue({ name, written, value }: GivenOption): void {
  if (name === undefined) return;
  const wanted = OPTIONS[name].value;
  if (wanted === undefined) {
    if (value !== undefined) throw valueSurplus({ option: written, text: value });
    return;
  }
  if (value === undefined || value === "") throw valueMissing({ option: written, value: wanted });
}

function checkWords(words: readonly string[], { name, command }: NamedCommand): void {
  const usage = usageOf(name, command);
  const needed = command.arguments.filter((argument) => argument.optional !== true);
  const missing = needed.slice(words.length).map((argument) => argument.name);
  if (missing.length > 0) {
    throw argumentMissing({ command: name, missing: missing.join(" and "), usage });
  }
  const takesMany = command.arguments.some((argument) => argument.many === true);
  const surplus = words[command.arguments.length];
  if (surplus !== undefined && !takesMany) {
    throw argumentSurplus({ command: name, surplus, usage });
  }
}

function chosen<Value extends string, Otherwise extends Value | undefined>(
  option: string,
  text: string | undefined,
  choice: Choice<Value, Otherwise>,
): Value | Otherwise {
  if (text === undefined) return choice.otherwise;
  const found = choice.values.find((value) => value === text.toLowerCase());
  if (found !== undefined) return found;
  if (choice.planned?.includes(text.toLowerCase())) {
    throw notInThisVersion({ what: `${option} ${text}`, version: programVersion() });
  }
  throw choiceUnknown({
    option,
    text,
    near: nearest(text, choice.values),
    choices: choice.values,
  });
}

/**
 * Check a command line against its command.
 *
 * @param words those after the command's name
 * @throws `cli.option-unknown`, `cli.value-missing`, `cli.value-surplus`, `cli.argument-missing`,
 *   `cli.argument-surplus`, `cli.not-in-this-version`
 */
export function checkedCall(
  called: NamedCommand,
  words: readonly string[],
  line: CommandLine,
  effects: Effects,
): Call {
  for (const option of line.given) {
    checkOption(option, called.name, called.command.options);
    checkValue(option);
  }
  checkWords(words, called);
  const option = (name: OptionName): string | undefined =>
    line.given.findLast((given) => given.name === name)?.value;
  return {
    words,
    effects,
    option,
    isGiven: (name) => line.given.some((given) => given.name === name),
    list: (name) => {
      const lists = line.given.filter((given) => given.name === name);
      if (lists.length === 0) return undefined;
      return lists
        .flatMap(({ value = "" }) => value.split(","))
        .map((member) => member.trim())
        .filter((member) => member !== "");
    },
    number: (name) => {
      const text = option(name);
      if (text === undefined) return undefined;
      const value = Number(text);
      if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(value)) return value;
      throw numberMalformed({ option: `--${name}`, text });
    },
    choice: (name, choice) => chosen(`--${name}`, option(name), choice),
  };
}
