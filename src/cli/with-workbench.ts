import type { Workbench, WorkbenchOptions } from "../workbench/index.ts";
import { writeNote } from "./answer.ts";
import type { Call } from "./command.ts";
import { pathFrom } from "./file-path.ts";

/**
 * Open the record that a call names, put questions to it, and let go of it.
 *
 * The workbench is loaded here and not before, so that help need not wait for the database.
 */
export async function withWorkbench<T>(
  call: Call,
  work: (workbench: Workbench) => Promise<T>,
  options: Pick<WorkbenchOptions, "access" | "progress"> = {},
): Promise<T> {
  const { openWorkbench } = await import("../workbench/index.ts");
  const { clock, cwd, stdin } = call.effects;
  const record = call.option("record");
  const workbench = await openWorkbench({
    ...options,
    clock,
    stdin,
    record: record === undefined ? undefined : pathFrom(cwd, record),
    asOf: call.option("as-of"),
    sources: call.list("sources"),
    made: (path) => writeNote(call, `Made a new record at ${path}, with the chronicle in it.`),
  });
  try {
    return await work(workbench);
  } finally {
    workbench.close();
  }
}
