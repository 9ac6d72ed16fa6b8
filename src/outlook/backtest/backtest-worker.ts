import { parentPort, Worker, workerData } from "node:worker_threads";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type BacktestTask, runTask } from "./backtest-task.ts";
import type { HorizonScores } from "./scores.ts";

/** What a thread is started with; the name tells it from threads of other making that load this module. */
interface Start {
  readonly entente: "backtest";
  readonly panel: ForecastPanel;
}

/** What a thread is told, by the place of a task, and what it tells. */
interface Order {
  readonly place: number;
  readonly task: BacktestTask;
}
type Told =
  | { readonly kind: "step" }
  | { readonly kind: "done"; readonly place: number; readonly scores: HorizonScores[] };

function isStart(data: unknown): data is Start {
  return (
    typeof data === "object" && data !== null && "entente" in data && data.entente === "backtest"
  );
}

if (parentPort !== null && isStart(workerData)) {
  const [port, { panel }] = [parentPort, workerData];
  port.on("message", ({ place, task }: Order) => {
    const scores = runTask(panel, task, () => port.postMessage({ kind: "step" } satisfies Told));
    port.postMessage({ kind: "done", place, scores } satisfies Told);
  });
}

/** A thread that loads this module: as it is, or from sources through the loader that reads these. */
function startThread(start: Start): Worker {
  const { url } = import.meta;
  if (!url.endsWith(".ts")) return new Worker(new URL(url), { workerData: start });
  // Node 20 does not hand a loader on to its threads.
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const code = `import(${loader}).then(({ register }) => (register(), import(${JSON.stringify(url)})))`;
  return new Worker(code, { eval: true, workerData: start });
}

/** Give one thread tasks, `ahead` at first and one more when one is done, until none is left. */
function runThread(
  panel: ForecastPanel,
  next: () => Order | undefined,
  done: (place: number, scores: HorizonScores[]) => void,
  told: () => void,
  ahead: number,
): Promise<void> {
  let open = 0;
  return new Promise((resolve, reject) => {
    const worker = startThread({ entente: "backtest", panel });
    const giveNext = (): void => {
      const order = next();
      if (order !== undefined) {
        open++;
        worker.postMessage(order);
      } else if (open === 0) worker.terminate().then(() => resolve(), reject);
    };
    worker.on("message", (message: Told) => {
      if (message.kind === "step") return told();
      done(message.place, message.scores);
      open--;
      giveNext();
    });
    worker.on("error", (error) => {
      worker.terminate().then(() => reject(error), reject);
    });
    for (let i = 0; i < ahead; i++) giveNext();
  });
}

/**
 * Run tasks in threads of their own. A thread takes the next task when it is free; what a task gives does not depend on the thread.
 *
 * @param threads from 1 up
 * @param told called after each step of any task
 * @returns one list a task, in their order
 */
export async function runInThreads(
  panel: ForecastPanel,
  tasks: readonly BacktestTask[],
  threads: number,
  told: () => void,
): Promise<HorizonScores[][]> {
  const results = tasks.map((): HorizonScores[] => []);
  const orders = tasks.map((task, place): Order => ({ place, task }));
  const done = (place: number, scores: HorizonScores[]): void => {
    results[place] = scores;
  };
  const number = Math.min(threads, tasks.length);
  // A lone thread need not wait for this one, which may be busy with something else.
  const ahead = number === 1 ? tasks.length : 1;
  await Promise.all(
    Array.from({ length: number }, () => runThread(panel, () => orders.shift(), done, told, ahead)),
  );
  return results;
}
