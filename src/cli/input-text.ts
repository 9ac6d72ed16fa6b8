import { readFileSync } from "node:fs";
import type { Call } from "./command.ts";
import { pathFrom } from "./file-path.ts";
import { fileUnreadable } from "./messages.ts";

/**
 * The text of a file named on the command line; of standard input for `-`.
 *
 * @throws `cli.file-unreadable`
 */
export async function inputText(call: Call, path: string): Promise<string> {
  try {
    if (path !== "-") return readFileSync(pathFrom(call.effects.cwd, path), "utf8");
    const chunks: Buffer[] = [];
    for await (const chunk of call.effects.stdin()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    throw fileUnreadable({ path, why: (error as Error).message }, error);
  }
}
