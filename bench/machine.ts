import { cpus, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Above this share of its processors in use before a round, a machine is too busy to be measured on. */
const BUSY = 0.15;

const LOOK_SECONDS = 0.4;

const PATIENCE_SECONDS = 60;

function processorTimes(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return { idle: sum(times.map((t) => t.idle)), all: sum(times.flatMap((t) => Object.values(t))) };
}

/** The share of the processors that is in use now, from 0 to 1, measured while nothing is done here. */
export async function load(): Promise<number> {
  const before = processorTimes();
  await sleep(LOOK_SECONDS * 1000);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

/** Wait until the machine is quiet, a minute at most; returns the load that it then has. */
export async function quiet(): Promise<number> {
  let share = await load();
  for (let waited = 0; share > BUSY && waited < PATIENCE_SECONDS; waited += LOOK_SECONDS) {
    share = await load();
  }
  return share;
}

/** Whether a load is too high to measure anything. */
export function isBusy(share: number): boolean {
  return share > BUSY;
}

/** What the figures were measured on. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} x ${first?.model.trim() ?? "?"}, ${memory} GiB, ${process.platform}, Node ${process.version}`;
}
