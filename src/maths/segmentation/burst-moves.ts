import type { Moves } from "./moves.ts";

/** The inner loops of a model with a burst, its three values written out. */
export const burstMoves: Moves = {
  advance(grid, from, { young, old, kept, to }, scale, into, row, sums) {
    const { levels, negligible, stride, transposed: m } = grid;
    const [m00, m01, m02] = [m[0] as number, m[1] as number, m[2] as number];
    const [m10, m11, m12] = [m[3] as number, m[4] as number, m[5] as number];
    const [m20, m21, m22] = [m[6] as number, m[7] as number, m[8] as number];
    const [fresh, stale] = [young < 0 ? 0 : scale, old < 0 ? 0 : scale * kept];
    const [double, end] = [2 * stride, to + 3 * levels];
    let [y, o, g] = [Math.max(young, 0), Math.max(old, 0), 0];
    let [s0, s1, s2] = [0, 0, 0];
    for (let at = to; at < end; at += 3, y += 3, o += 3, g++) {
      const w0 = fresh * (from[y] as number) + stale * (from[o] as number);
      const w1 = fresh * (from[y + 1] as number) + stale * (from[o + 1] as number);
      const w2 = fresh * (from[y + 2] as number) + stale * (from[o + 2] as number);
      if (w0 + w1 + w2 < negligible) {
        into[at] = 0;
        into[at + 1] = 0;
        into[at + 2] = 0;
        continue;
      }
      const a = (m00 * w0 + m01 * w1 + m02 * w2) * (row[g] as number);
      const b = (m10 * w0 + m11 * w1 + m12 * w2) * (row[g + stride] as number);
      const c = (m20 * w0 + m21 * w1 + m22 * w2) * (row[g + double] as number);
      into[at] = a;
      into[at + 1] = b;
      into[at + 2] = c;
      s0 += a;
      s1 += b;
      s2 += c;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
  },

  enter({ levels, stride, prior }, into, to, entering, row, sums) {
    const [e0, e1, e2] = [entering[0] as number, entering[1] as number, entering[2] as number];
    const double = 2 * stride;
    let [s0, s1, s2] = [0, 0, 0];
    for (let g = 0, at = to; g < levels; g++, at += 3) {
      const p = prior[g] as number;
      const a = p * e0 * (row[g] as number);
      const b = p * e1 * (row[g + stride] as number);
      const c = p * e2 * (row[g + double] as number);
      into[at] = (into[at] as number) + a;
      into[at + 1] = (into[at + 1] as number) + b;
      into[at + 2] = (into[at + 2] as number) + c;
      s0 += a;
      s1 += b;
      s2 += c;
    }
    sums[0] = (sums[0] as number) + s0;
    sums[1] = (sums[1] as number) + s1;
    sums[2] = (sums[2] as number) + s2;
  },

  retreat({ levels, stride, transition: m }, ahead, from, to, row, scale) {
    const [m00, m01, m02] = [m[0] as number, m[1] as number, m[2] as number];
    const [m10, m11, m12] = [m[3] as number, m[4] as number, m[5] as number];
    const [m20, m21, m22] = [m[6] as number, m[7] as number, m[8] as number];
    const double = 2 * stride;
    for (let g = 0, at = from, out = to; g < levels; g++, at += 3, out += 3) {
      const w0 = scale * (ahead[at] as number) * (row[g] as number);
      const w1 = scale * (ahead[at + 1] as number) * (row[g + stride] as number);
      const w2 = scale * (ahead[at + 2] as number) * (row[g + double] as number);
      ahead[out] = m00 * w0 + m01 * w1 + m02 * w2;
      ahead[out + 1] = m10 * w0 + m11 * w1 + m12 * w2;
      ahead[out + 2] = m20 * w0 + m21 * w1 + m22 * w2;
    }
  },

  starting({ levels, stride, prior }, ahead, from, row, sums) {
    const double = 2 * stride;
    let [s0, s1, s2] = [0, 0, 0];
    for (let g = 0, at = from; g < levels; g++, at += 3) {
      const p = prior[g] as number;
      s0 += p * (ahead[at] as number) * (row[g] as number);
      s1 += p * (ahead[at + 1] as number) * (row[g + stride] as number);
      s2 += p * (ahead[at + 2] as number) * (row[g + double] as number);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
  },

  endOrGoOn({ levels, hazard }, ahead, moved, to, start) {
    const stay = 1 - hazard;
    const h0 = hazard * (start[0] as number);
    const h1 = hazard * (start[1] as number);
    const h2 = hazard * (start[2] as number);
    for (let from = moved, at = to; at < to + 3 * levels; from += 3, at += 3) {
      ahead[at] = stay * (ahead[from] as number) + h0;
      ahead[at + 1] = stay * (ahead[from + 1] as number) + h1;
      ahead[at + 2] = stay * (ahead[from + 2] as number) + h2;
    }
  },
};
