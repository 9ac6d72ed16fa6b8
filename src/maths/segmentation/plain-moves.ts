import type { Moves } from "./moves.ts";

/** The inner loops of a model without a burst. */
export const plainMoves: Moves = {
  advance({ levels, minLength, hazard, prior }, from, at, scale, entering, into, to, row, old) {
    const e = entering[0] as number;
    const stale = scale * (1 - hazard);
    const fresh = minLength > 1 ? scale : 0;
    const last = (minLength - 1) * levels;
    const back = minLength > 1 ? levels : 0;
    let [young, sum, moment] = [0, 0, 0];
    for (let g = 0; g < levels; g++) {
      const likelihood = row[g] as number;
      const entered = e * (prior[g] as number) * likelihood;
      for (let age = levels; age < last; age += levels) {
        const value = scale * (from[at + age - levels + g] as number) * likelihood;
        into[to + age + g] = value;
        young += value;
      }
      const oldest = at + last + g;
      let value = fresh * (from[oldest - back] as number) + stale * (from[oldest] as number);
      value *= likelihood;
      if (minLength === 1) {
        value += entered;
      } else {
        into[to + g] = entered;
        young += entered;
      }
      into[to + last + g] = value;
      sum += value;
      moment += g * value;
    }
    old.weights[0] = sum;
    old.moments[0] = moment;
    return young + sum;
  },

  starting({ levels, prior }, ahead, from, row, sums) {
    let [sum, moment] = [0, 0];
    for (let g = 0; g < levels; g++) {
      const value = (prior[g] as number) * (ahead[from + g] as number) * (row[g] as number);
      sum += value;
      moment += g * value;
    }
    sums.weights[0] = sum;
    sums.moments[0] = moment;
  },

  retreat({ levels, minLength, hazard }, ahead, from, to, row, scale, start) {
    const [stay, other] = [1 - hazard, hazard * (start[0] as number)];
    const last = (minLength - 1) * levels;
    for (let g = 0; g < levels; g++) {
      const factor = scale * (row[g] as number);
      for (let age = levels; age <= last; age += levels) {
        ahead[to + age - levels + g] = factor * (ahead[from + age + g] as number);
      }
      ahead[to + last + g] = stay * factor * (ahead[from + last + g] as number) + other;
    }
  },
};
