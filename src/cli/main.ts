#!/usr/bin/env node
import type { EntenteError } from "../kernel/index.ts";
import { reportFailure } from "./failure.ts";
import { outputUnwritable } from "./messages.ts";
import { processEffects } from "./process-effects.ts";
import { main } from "./run.ts";

// The exit code is set and never forced, so that everything written is flushed first.
let lost: EntenteError | undefined;
const effects = processEffects(process, (error) => {
  lost = outputUnwritable({ path: "standard output", why: error.message }, error);
  process.exitCode = reportFailure(lost, false, effects);
});
const exitCode = await main(process.argv.slice(2), effects);
if (lost === undefined) process.exitCode = exitCode;
