/**
 * Work on a record in a process of its own, which a test can kill or starve. Arguments: the record, the moment to die
 * at (or `never`, or `hold` to stay open until standard input ends), then source and paths to import; without them
 * the record is only opened, and made where there is none. Prints `open`, then the answer, or the error's code.
 */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { EntenteError } from "../../src/kernel/index.ts";
import { addToRecord, openRecord, sourceNamed } from "../../src/record/index.ts";

const [record = "", moment = "never", source, ...paths] = process.argv.slice(2);

function dieAt(now: string): void {
  if (now === moment) process.kill(process.pid, "SIGKILL");
}

/**
 * The clock is read when an import starts, when a file's rows are in place but not committed, and at the end. What
 * opening a record imports counts only where nothing else is imported.
 */
let readings = 0;
let counting = source === undefined;
let files = 0;
const clock = {
  now: (): number => {
    if (counting) dieAt(`clock-${++readings}`);
    return 0;
  },
};

/** Standard input, broken off by death after some of its chunks. */
function stdin(): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let n = 0;
    for await (const chunk of createReadStream(paths.at(-1) ?? "", { highWaterMark: 4096 })) {
      yield chunk as Uint8Array;
      dieAt(`chunk-${++n}`);
    }
  }
  return Readable.from(chunks());
}

async function work(): Promise<string> {
  const store = await openRecord(record, "write", clock);
  process.stdout.write("open\n");
  try {
    if (moment === "hold") for await (const _ of process.stdin);
    if (source === undefined) return "done";
    counting = true;
    const given = moment.startsWith("chunk") ? ["-"] : paths;
    const answer = await addToRecord(store, sourceNamed(source), given, {
      clock,
      stdin,
      progress: () => dieAt(`file-${++files}`),
    });
    dieAt("answer");
    return JSON.stringify(answer);
  } finally {
    store.close();
  }
}

try {
  process.stdout.write(`${await work()}\n`);
} catch (error) {
  process.stdout.write(`${error instanceof EntenteError ? error.code : String(error)}\n`);
  process.exitCode = 3;
}
