import { type ExitCode, programVersion } from "../kernel/index.ts";
import { checkedCall, checkOption } from "./call.ts";
import { type CommandLine, isGiven, readCommandLine } from "./command-line.ts";
import { COMMANDS, commandOf } from "./commands.ts";
import type { Effects } from "./effects.ts";
import { reportFailure } from "./failure.ts";
import { commandHelp, programHelp } from "./help.ts";

async function answer(line: CommandLine, effects: Effects): Promise<void> {
  const wantsHelp = line.words[0] === "help";
  const words = wantsHelp ? line.words.slice(1) : line.words;
  if (isGiven(line, "version")) {
    effects.stdout.write(`${programVersion()}\n`);
    return;
  }
  if (words.length === 0) {
    for (const option of line.given) checkOption(option, "", []);
    effects.stdout.write(programHelp(COMMANDS));
    return;
  }
  const { called, rest } = await commandOf(words);
  if (wantsHelp || isGiven(line, "help")) {
    const under = COMMANDS.filter(({ name }) => name.startsWith(`${called.name} `));
    effects.stdout.write(commandHelp(called.name, called.command, under));
    return;
  }
  await called.command.run(checkedCall(called, rest, line, effects));
}

/**
 * Run a command line.
 *
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[], effects: Effects): Promise<ExitCode> {
  const line = readCommandLine(argv);
  try {
    await answer(line, effects);
    return 0;
  } catch (error) {
    return reportFailure(error, isGiven(line, "json"), effects);
  }
}
