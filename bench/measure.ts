import { isBusy, quiet } from "./machine.ts";

/** Something to be timed against something else. */
export interface Contestant<Result> {
  readonly name: string;
  run(): Promise<Result>;
}

/** What every contestant did in the rounds that count, in their order. */
export interface Rounds<Result> {
  readonly results: ReadonlyMap<string, readonly Result[]>;
  /** A round began although the machine was busy; then its figures say little. */
  readonly disturbed: boolean;
}

/**
 * Let contestants take turns: one round that does not count, then `rounds` that do, the order turned about each
 * time, so that whatever drifts (heat, caches, a neighbour's work) falls on all alike.
 *
 * @param breath wait before each round until the machine is quiet, a minute at most
 */
export async function interleaved<Result>(
  contestants: readonly Contestant<Result>[],
  rounds: number,
  breath = true,
): Promise<Rounds<Result>> {
  const results = new Map<string, Result[]>(contestants.map(({ name }) => [name, []]));
  let disturbed = false;
  for (let round = 0; round <= rounds; round++) {
    const share = breath ? await quiet() : 0;
    disturbed ||= isBusy(share);
    for (const { name, run } of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const result = await run();
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return { results, disturbed };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  if (low === undefined || high === undefined) throw new Error("the median of nothing");
  return (low + high) / 2;
}

/** Median and range: `1.12 (1.08-1.16)`. */
export function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}

/** Round by round, how many times as fast the second is as the first. */
export function ratios(first: readonly number[], second: readonly number[]): number[] {
  return first.map((seconds, round) => seconds / (second[round] ?? Number.NaN));
}
