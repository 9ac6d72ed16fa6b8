import { basename } from "node:path";
import { wrapText } from "../figure/index.ts";
import type { WorkbenchOptions } from "../workbench/index.ts";
import type { Call } from "./command.ts";

/** A line that is rewritten as work goes on. */
export interface ProgressLine {
  readonly show: NonNullable<WorkbenchOptions["progress"]>;
  /** Take the line away. */
  end(): void;
}

/** A progress line on standard error; it stays silent unless that is a terminal and quiet was not asked for. */
export function progressLine(call: Call): ProgressLine {
  const { stderr, width } = call.effects;
  if (!stderr.isTerminal || call.isGiven("quiet")) {
    return { show: () => undefined, end: () => undefined };
  }
  const blank = `\r${" ".repeat(width - 1)}\r`;
  let isShown = false;
  return {
    show: ({ path, done, files }) => {
      const text = `Importing file ${done + 1} of ${files}: ${basename(path)}`;
      const [line = ""] = wrapText(text, width - 1).split("\n");
      stderr.write(`${blank}${line}`);
      isShown = true;
    },
    end: () => {
      if (isShown) stderr.write(blank);
    },
  };
}

/** A line that says what is being waited for, shown as a progress line is. */
export function waitingLine(call: Call): { show(text: string): void; end(): void } {
  const { stderr, width } = call.effects;
  if (!stderr.isTerminal || call.isGiven("quiet")) {
    return { show: () => undefined, end: () => undefined };
  }
  const blank = `\r${" ".repeat(width - 1)}\r`;
  return {
    show: (text) => {
      const [line = ""] = wrapText(text, width - 1).split("\n");
      stderr.write(`${blank}${line}`);
    },
    end: () => stderr.write(blank),
  };
}
