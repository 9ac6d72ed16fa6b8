import type { Effects } from "./effects.ts";
import type { OptionName, OptionSpec } from "./options.ts";

/** A word that a command takes. */
export interface ArgumentSpec {
  readonly name: string;
  readonly says: string;
  readonly optional?: boolean;
  /** One or more of them; the last argument only. */
  readonly many?: boolean;
}

/** The values that an option of a command can have. */
export interface Choice<
  Value extends string = string,
  Otherwise extends Value | undefined = Value | undefined,
> {
  readonly values: readonly Value[];
  /** What is taken when the option is left out. */
  readonly otherwise: Otherwise;
  /** Values that are announced but not made yet. */
  readonly planned?: readonly string[];
}

/** One command: what it takes and what it does. Loading its file must not open or load a record. */
export interface Command {
  readonly says: string;
  readonly arguments: readonly ArgumentSpec[];
  /** Options besides the common ones. */
  readonly options: readonly OptionName[];
  /** What an option means here, where it is not what it means elsewhere. */
  readonly meanings?: Readonly<Partial<Record<OptionName, OptionSpec>>>;
  readonly choices?: Readonly<Partial<Record<OptionName, Choice>>>;
  /** Command lines that fit the command, each with what it is for. */
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  run(call: Call): Promise<void>;
}

/** A command line that fits its command. */
export interface Call {
  /** The words after the command. */
  readonly words: readonly string[];
  readonly effects: Effects;
  isGiven(name: OptionName): boolean;
  /** The value of an option as written, the last where it is given twice. */
  option(name: OptionName): string | undefined;
  /** The members of a list separated by commas; of all lists, where it is given again. */
  list(name: OptionName): readonly string[] | undefined;
  /**
   * A whole number from 1.
   *
   * @throws `cli.number-malformed`
   */
  number(name: OptionName): number | undefined;
  /**
   * The value of an option that can have only some.
   *
   * @throws `cli.choice-unknown`, `cli.not-in-this-version`
   */
  choice<Value extends string, Otherwise extends Value | undefined>(
    name: OptionName,
    choice: Choice<Value, Otherwise>,
  ): Value | Otherwise;
}
