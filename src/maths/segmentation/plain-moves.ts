import type { Moves } from "./moves.ts";

/** The inner loops of a model without a burst. */
export const plainMoves: Moves = {
  advance({ levels, negligible }, from, { young, old, kept, to }, scale, into, row, sums) {
    const [fresh, stale] = [young < 0 ? 0 : scale, old < 0 ? 0 : scale * kept];
    const [y, o] = [Math.max(young, 0), Math.max(old, 0)];
    let total = 0;
    for (let g = 0; g < levels; g++) {
      const weight = fresh * (from[y + g] as number) + stale * (from[o + g] as number);
      const value = weight < negligible ? 0 : weight * (row[g] as number);
      into[to + g] = value;
      total += value;
    }
    sums[0] = total;
  },

  enter({ levels, prior }, into, to, entering, row, sums) {
    const weight = entering[0] as number;
    let total = 0;
    for (let g = 0; g < levels; g++) {
      const value = weight * (prior[g] as number) * (row[g] as number);
      into[to + g] = (into[to + g] as number) + value;
      total += value;
    }
    sums[0] = (sums[0] as number) + total;
  },

  retreat({ levels }, ahead, from, to, row, scale) {
    for (let g = 0; g < levels; g++) {
      ahead[to + g] = scale * (ahead[from + g] as number) * (row[g] as number);
    }
  },

  starting({ levels, prior }, ahead, from, row, sums) {
    let total = 0;
    for (let g = 0; g < levels; g++) {
      total += (prior[g] as number) * (ahead[from + g] as number) * (row[g] as number);
    }
    sums[0] = total;
  },

  endOrGoOn({ levels, hazard }, ahead, moved, to, start) {
    const [stay, other] = [1 - hazard, hazard * (start[0] as number)];
    for (let g = 0; g < levels; g++) {
      ahead[to + g] = stay * (ahead[moved + g] as number) + other;
    }
  },
};
