import type { Grid, Moves, Sums } from "./moves.ts";

/** The first period of new segments, in the place of what is there or beside it; returns the sum added. */
function enter(
  { levels, stride, prior }: Grid,
  entering: Float64Array,
  into: Float64Array,
  to: number,
  row: Float64Array,
  beside: boolean,
): number {
  const e0 = entering[0] as number;
  const e1 = entering[1] as number;
  const e2 = entering[2] as number;
  const double = 2 * stride;
  let sum = 0;
  for (let g = 0, y = to; g < levels; g++, y += 3) {
    const p = prior[g] as number;
    const a = p * e0 * (row[g] as number);
    const b = p * e1 * (row[g + stride] as number);
    const c = p * e2 * (row[g + double] as number);
    into[y] = beside ? (into[y] as number) + a : a;
    into[y + 1] = beside ? (into[y + 1] as number) + b : b;
    into[y + 2] = beside ? (into[y + 2] as number) + c : c;
    sum += a + b + c;
  }
  return sum;
}

/** Segments of one age, not the last, grow a period older; returns the sum written. */
function grow(
  { levels, stride, transition }: Grid,
  from: Float64Array,
  at: number,
  scale: number,
  into: Float64Array,
  to: number,
  row: Float64Array,
): number {
  const pp = transition[0] as number;
  const qq = transition[2] as number;
  const pq = transition[3] as number;
  const mid = transition[4] as number;
  const double = 2 * stride;
  let sum = 0;
  for (let g = 0, y = to, x = at; g < levels; g++, y += 3, x += 3) {
    const w0 = from[x] as number;
    const w1 = from[x + 1] as number;
    const w2 = from[x + 2] as number;
    const a = scale * (pp * w0 + pq * w1 + qq * w2) * (row[g] as number);
    const b = scale * (2 * pq * (w0 + w2) + mid * w1) * (row[g + stride] as number);
    const c = scale * (qq * w0 + pq * w1 + pp * w2) * (row[g + double] as number);
    into[y] = a;
    into[y + 1] = b;
    into[y + 2] = c;
    sum += a + b + c;
  }
  return sum;
}

/**
 * Segments of the last age, and those at `young` that come to it, go on; returns the sum written.
 *
 * Moments come from running sums: a level's weight is in as many of them as there are levels from it on. Here and below the
 * sums stand alone and are written one by one, for they would cost an array each at every period.
 */
function goOn(
  { levels, stride, transition, hazard }: Grid,
  from: Float64Array,
  young: number,
  old: number,
  scale: number,
  into: Float64Array,
  to: number,
  row: Float64Array,
  { weights, moments }: Sums,
): number {
  const pp = transition[0] as number;
  const qq = transition[2] as number;
  const pq = transition[3] as number;
  const mid = transition[4] as number;
  const double = 2 * stride;
  const kept = 1 - hazard;
  const fresh = young === old ? 0 : 1;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  for (let g = 0, y = to, x = young, o = old; g < levels; g++, y += 3, x += 3, o += 3) {
    const w0 = fresh * (from[x] as number) + kept * (from[o] as number);
    const w1 = fresh * (from[x + 1] as number) + kept * (from[o + 1] as number);
    const w2 = fresh * (from[x + 2] as number) + kept * (from[o + 2] as number);
    const a = scale * (pp * w0 + pq * w1 + qq * w2) * (row[g] as number);
    const b = scale * (2 * pq * (w0 + w2) + mid * w1) * (row[g + stride] as number);
    const c = scale * (qq * w0 + pq * w1 + pp * w2) * (row[g + double] as number);
    into[y] = a;
    into[y + 1] = b;
    into[y + 2] = c;
    s0 += a;
    s1 += b;
    s2 += c;
    t0 += s0;
    t1 += s1;
    t2 += s2;
  }
  weights[0] = s0;
  weights[1] = s1;
  weights[2] = s2;
  moments[0] = levels * s0 - t0;
  moments[1] = levels * s1 - t1;
  moments[2] = levels * s2 - t2;
  return s0 + s1 + s2;
}

/** Sums of the weights at an offset. */
function sumUp(levels: number, from: Float64Array, at: number, { weights, moments }: Sums): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  for (let y = at; y < at + 3 * levels; y += 3) {
    s0 += from[y] as number;
    s1 += from[y + 1] as number;
    s2 += from[y + 2] as number;
    t0 += s0;
    t1 += s1;
    t2 += s2;
  }
  weights[0] = s0;
  weights[1] = s1;
  weights[2] = s2;
  moments[0] = levels * s0 - t0;
  moments[1] = levels * s1 - t1;
  moments[2] = levels * s2 - t2;
  return s0 + s1 + s2;
}

/**
 * The inner loops of a model with a burst, its three values written out. Its transition has five distinct numbers: with p + q = 1
 * down and up stay with p^2 and change places with q^2, none stays with p^2 + q^2 and leaves for each with pq, and 2pq come to it.
 */
export const burstMoves: Moves = {
  advance(grid, from, at, scale, entering, into, to, row, old) {
    const { levels, minLength } = grid;
    const block = 3 * levels;
    const last = (minLength - 1) * block;
    let young = minLength === 1 ? 0 : enter(grid, entering, into, to, row, false);
    for (let age = block; age < last; age += block) {
      young += grow(grid, from, at + age - block, scale, into, to + age, row);
    }
    const oldest = at + last;
    const younger = Math.max(at, oldest - block);
    const grown = goOn(grid, from, younger, oldest, scale, into, to + last, row, old);
    if (minLength > 1) return young + grown;
    enter(grid, entering, into, to, row, true);
    return sumUp(levels, into, to, old);
  },

  starting({ levels, stride, prior }, ahead, from, row, { weights, moments }) {
    const double = 2 * stride;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    for (let g = 0, at = from; g < levels; g++, at += 3) {
      const p = prior[g] as number;
      s0 += p * (ahead[at] as number) * (row[g] as number);
      s1 += p * (ahead[at + 1] as number) * (row[g + stride] as number);
      s2 += p * (ahead[at + 2] as number) * (row[g + double] as number);
      t0 += s0;
      t1 += s1;
      t2 += s2;
    }
    weights[0] = s0;
    weights[1] = s1;
    weights[2] = s2;
    moments[0] = levels * s0 - t0;
    moments[1] = levels * s1 - t1;
    moments[2] = levels * s2 - t2;
  },

  retreat(grid, ahead, from, to, row, scale, start) {
    const { levels, stride, minLength, hazard, transition } = grid;
    const pp = transition[0] as number;
    const qq = transition[2] as number;
    const pq = transition[3] as number;
    const mid = transition[4] as number;
    const double = 2 * stride;
    const block = 3 * levels;
    const last = (minLength - 1) * block;
    // Each age but the first moves back to the one before it; where there is but one, it moves back to itself.
    for (let age = Math.min(block, last); age <= last; age += block) {
      let x = from + age;
      for (let g = 0, y = to + Math.max(0, age - block); g < levels; g++, x += 3, y += 3) {
        const w0 = scale * (ahead[x] as number) * (row[g] as number);
        const w1 = scale * (ahead[x + 1] as number) * (row[g + stride] as number);
        const w2 = scale * (ahead[x + 2] as number) * (row[g + double] as number);
        ahead[y] = pp * w0 + 2 * pq * w1 + qq * w2;
        ahead[y + 1] = pq * (w0 + w2) + mid * w1;
        ahead[y + 2] = qq * w0 + 2 * pq * w1 + pp * w2;
      }
    }
    const stay = 1 - hazard;
    const h0 = hazard * (start[0] as number);
    const h1 = hazard * (start[1] as number);
    const h2 = hazard * (start[2] as number);
    // Then the last age, from which the one before it has come, may end instead.
    let x = to + Math.max(0, last - block);
    for (let y = to + last; y < to + last + block; x += 3, y += 3) {
      ahead[y] = stay * (ahead[x] as number) + h0;
      ahead[y + 1] = stay * (ahead[x + 1] as number) + h1;
      ahead[y + 2] = stay * (ahead[x + 2] as number) + h2;
    }
  },
};
