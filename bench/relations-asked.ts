import { childRun, packageFile } from "./child.ts";
import { type Contestant, interleaved, median, spread } from "./measure.ts";
import type { AskedRound, AskedTask, AskedTook } from "./relations-asked-round.ts";
import type { Took } from "./relations-parts.ts";
import type { Table } from "./table.ts";

const STEPS: readonly (keyof AskedTook)[] = ["reading", "index", "turns", "neighbourhood"];

const together = (took: AskedTook, side: keyof Took): number =>
  STEPS.reduce((sum, step) => sum + took[step][side], 0);

function rowOf(
  dyad: string,
  when: "first" | "warm",
  rounds: readonly AskedRound[],
  target: number,
): string[] {
  const most = Math.max(...rounds.map((round) => together(round[when], "wall")));
  return [
    dyad,
    when === "first" ? "first" : "once warm",
    ...STEPS.map((step) => median(rounds.map((round) => round[when][step].cpu)).toFixed(2)),
    ...(["cpu", "wall"] as const).map((side) =>
      spread(
        rounds.map((round) => together(round[when], side)),
        2,
      ),
    ),
    most < target ? "yes" : "no",
  ];
}

/**
 * Measure exactly what the target names: the monthly index with its band, its turning points with 200 draws, the neighbourhood.
 *
 * @param target seconds that all may take
 * @param prefix what the processes are started by, such as one that keeps them to one processor
 */
export async function exactlyAsked(
  tasks: readonly AskedTask[],
  rounds: number,
  target: number,
  folder: string,
  prefix: readonly string[],
  busyNote: string,
): Promise<Table> {
  const nameOf = ({ dyad: [a, b] }: AskedTask): string => `${a} ${b}`;
  const contestants = tasks.map(
    (task): Contestant<AskedRound> => ({
      name: nameOf(task),
      run: async () => {
        const script = ["--import", "tsx", packageFile("bench/relations-asked-round.ts")];
        const [command = "", ...args] = [
          ...prefix,
          process.execPath,
          ...script,
          JSON.stringify(task),
        ];
        const { stdout } = await childRun(command, args, folder);
        return JSON.parse(stdout) as AskedRound;
      },
    }),
  );
  const { results, disturbed } = await interleaved(contestants, rounds);
  return {
    title: `Exactly what the target of ${target} s names: monthly index, its turning points with 200 draws, neighbourhood`,
    columns: ["dyad", "", ...STEPS, "together, CPU s", "together, s", `under ${target} s`],
    rows: tasks.flatMap((task) => {
      const found = results.get(nameOf(task)) ?? [];
      if (found.some(({ points }) => points === 0)) {
        throw new Error(`${nameOf(task)}: no index was measured`);
      }
      return (["first", "warm"] as const).map((when) => rowOf(nameOf(task), when, found, target));
    }),
    notes: ["Steps are medians of CPU seconds.", ...(disturbed ? [busyNote] : [])],
  };
}
