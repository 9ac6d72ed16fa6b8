import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wholeBacktest } from "./outlook-backtest.ts";
import { weeklyPeers } from "./outlook-peers.ts";
import { wholeProcesses } from "./outlook-program.ts";
import type { Bench, Table } from "./table.ts";

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    return [await wholeBacktest(folder), await wholeProcesses(folder), await weeklyPeers(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How fast forecasts are made, back-tested and verified; and benchmarks beside R's package forecast. */
export const OUTLOOK: Bench = { name: "outlook", run };
