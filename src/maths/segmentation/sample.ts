import type { Random } from "../../kernel/index.ts";
import type { Segmentation } from "./posterior.ts";

/** One segmentation drawn from the posterior. */
export interface SampledSegmentation {
  /** First period of each segment, ascending; the first is 0. */
  readonly starts: readonly number[];
  /** Level of each segment, a column of the grid. */
  readonly levels: readonly number[];
}

/** Draw an index in proportion to `weight(i)`, i < count. */
function draw(random: Random, count: number, weight: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weight(i);
  let left = random.uniform() * total;
  for (let i = 0; i < count; i++) {
    left -= weight(i);
    if (left < 0) return i;
  }
  return count - 1;
}

/** Where a path of the recursion is: age of the segment, level, burst. */
interface State {
  readonly age: number;
  readonly g: number;
  readonly b: number;
}

/** The state at t that the segment of `next`, at t + 1, stayed in; and the weight of all such states. */
function staying(
  { model, forward }: Segmentation,
  random: Random,
  t: number,
  next: State,
): { weight: number; state: () => State } {
  const { levels, states, minLength, hazard, transition } = model;
  const ages = [next.age - 1, next.age].filter(
    (age) => age >= 1 && (age === next.age - 1 || age === minLength),
  );
  const weigh = (i: number): number => {
    const age = ages[Math.floor(i / states)] ?? 1;
    const b = i % states;
    const at = ((t * minLength + age - 1) * levels + next.g) * states + b;
    const keep = age === next.age ? 1 - hazard : 1;
    return (forward.filtered[at] ?? 0) * keep * (transition[b * states + next.b] ?? 0);
  };
  const count = ages.length * states;
  let weight = 0;
  for (let i = 0; i < count; i++) weight += weigh(i);
  return {
    weight,
    state: () => {
      const i = draw(random, count, weigh);
      return { age: ages[Math.floor(i / states)] ?? 1, g: next.g, b: i % states };
    },
  };
}

/** The last state of the segment before the one that starts at t + 1 as `next`; and the weight of all such states. */
function changing(
  { model, forward }: Segmentation,
  random: Random,
  t: number,
  next: State,
): { weight: number; state: () => State } {
  const { levels, states, minLength, hazard, prior, transition } = model;
  if (next.age > 1) return { weight: 0, state: () => next };
  const from = ((t + 1) * minLength - 1) * levels * states;
  const weigh = (i: number): number =>
    (forward.filtered[from + i] ?? 0) * (transition[(i % states) * states + next.b] ?? 0);
  const count = levels * states;
  let weight = 0;
  for (let i = 0; i < count; i++) weight += weigh(i);
  return {
    weight: weight * hazard * (prior[next.g] ?? 0),
    state: () => {
      const i = draw(random, count, weigh);
      return { age: minLength, g: Math.floor(i / states), b: i % states };
    },
  };
}

/**
 * Draw whole segmentations with their levels from the posterior.
 *
 * Method: forward filtering, backward sampling.
 * Source: Fearnhead (2006), as for the forward recursion; Chib (1996), "Calculating posterior distributions and modal
 * estimates in Markov mixture models", for the backward draw.
 * Check: frequencies of starts against their exact probabilities (every-segmentation.test.ts).
 *
 * @param draws how many, >= 0; none from an empty series
 */
export function sampleSegmentations(
  segmentation: Segmentation,
  random: Random,
  draws: number,
): SampledSegmentation[] {
  const { model, forward } = segmentation;
  const { periods, levels, states, minLength } = model;
  if (periods === 0) return [];
  const block = levels * states;
  const last = (periods - 1) * minLength * block;
  return Array.from({ length: draws }, () => {
    const end = draw(random, minLength * block, (i) => forward.filtered[last + i] ?? 0);
    let state: State = {
      age: 1 + Math.floor(end / block),
      g: Math.floor((end % block) / states),
      b: end % states,
    };
    const starts: number[] = [];
    const found: number[] = [];
    for (let t = periods - 2; t >= 0; t--) {
      const stay = staying(segmentation, random, t, state);
      const move = changing(segmentation, random, t, state);
      if (random.uniform() * (stay.weight + move.weight) < stay.weight) {
        state = stay.state();
        continue;
      }
      starts.unshift(t + 1);
      found.unshift(state.g);
      state = move.state();
    }
    return { starts: [0, ...starts], levels: [state.g, ...found] };
  });
}
