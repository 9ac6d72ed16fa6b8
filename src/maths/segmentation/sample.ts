import type { Random } from "../../kernel/index.ts";
import type { Segmentation } from "./posterior.ts";

/** One segmentation drawn from the posterior. */
export interface SampledSegmentation {
  /** First period of each segment, ascending; the first is 0. */
  readonly starts: readonly number[];
  /** Level of each segment, a column of the grid. */
  readonly levels: readonly number[];
}

/** Draw an index in proportion to the first `count` weights, which sum to `total`. */
function draw(random: Random, weights: Float64Array, count: number, total: number): number {
  let left = random.uniform() * total;
  for (let i = 0; i < count; i++) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  return count - 1;
}

function sumOf(weights: Float64Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[i] as number;
  return total;
}

/** Where a path of the recursion is: age of the segment, level, burst. */
interface State {
  readonly age: number;
  readonly g: number;
  readonly b: number;
}

/** The youngest age at t of a segment that is of age `next.age` at t + 1, and how many ages there are. */
function agesBefore(
  next: State,
  minLength: number,
): { readonly first: number; readonly count: number } {
  const first = Math.max(1, next.age - 1);
  const last = next.age === minLength ? minLength : next.age - 1;
  return { first, count: Math.max(0, last - first + 1) };
}

/** Weights of the states at t in which the segment of `next`, at t + 1, may have been: by age and burst. Returns their sum. */
function weighStaying(
  { model, forward }: Segmentation,
  t: number,
  next: State,
  into: Float64Array,
): number {
  const { levels, states, minLength, hazard, transition } = model;
  const { first, count } = agesBefore(next, minLength);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const age = first + i;
    const at = ((t * minLength + age - 1) * levels + next.g) * states;
    const keep = age === next.age ? 1 - hazard : 1;
    for (let b = 0; b < states; b++) {
      const moved = keep * (transition[b * states + next.b] as number);
      const weight = (forward.filtered[at + b] as number) * moved;
      into[i * states + b] = weight;
      total += weight;
    }
  }
  return total;
}

/** Weight of all states at t in which a segment may have ended, when the one of `next` starts at t + 1. */
function weighChanging({ model, forward }: Segmentation, t: number, next: State): number {
  const { states, hazard, prior, transition } = model;
  if (next.age > 1) return 0;
  let ended = 0;
  for (let b = 0; b < states; b++) {
    const moved = transition[b * states + next.b] as number;
    ended += (forward.ending[t * states + b] as number) * moved;
  }
  return (forward.predicted[t] as number) * ended * hazard * (prior[next.g] as number);
}

/** Draw the last state, at t, of the segment before the one of `next`. */
function stateBefore(
  { model, forward }: Segmentation,
  random: Random,
  t: number,
  next: State,
  room: Float64Array,
): State {
  const { levels, states, minLength, transition } = model;
  const from = ((t + 1) * minLength - 1) * levels * states;
  const count = levels * states;
  for (let i = 0; i < count; i++) {
    const moved = transition[(i % states) * states + next.b] as number;
    room[i] = (forward.filtered[from + i] as number) * moved;
  }
  const i = draw(random, room, count, sumOf(room, count));
  return { age: minLength, g: Math.floor(i / states), b: i % states };
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
  const room = new Float64Array(minLength * block + 2 * states);
  const last = (periods - 1) * minLength * block;
  const ends = forward.filtered.subarray(last, last + minLength * block);
  const endTotal = sumOf(ends, ends.length);
  return Array.from({ length: draws }, () => {
    const end = draw(random, ends, ends.length, endTotal);
    let state: State = {
      age: 1 + Math.floor(end / block),
      g: Math.floor((end % block) / states),
      b: end % states,
    };
    const starts: number[] = [];
    const found: number[] = [];
    for (let t = periods - 2; t >= 0; t--) {
      const stay = weighStaying(segmentation, t, state, room);
      const move = weighChanging(segmentation, t, state);
      if (random.uniform() * (stay + move) < stay) {
        const { first, count } = agesBefore(state, minLength);
        const i = draw(random, room, count * states, stay);
        state = { age: first + Math.floor(i / states), g: state.g, b: i % states };
        continue;
      }
      starts.unshift(t + 1);
      found.unshift(state.g);
      state = stateBefore(segmentation, random, t, state, room);
    }
    return { starts: [0, ...starts], levels: [state.g, ...found] };
  });
}
