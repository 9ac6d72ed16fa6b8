/** A game: what any set of players, given as bits, is worth together. */
export type Worth = (players: number) => number;

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/**
 * What each player adds, averaged over all orders in which they may come.
 *
 * Source: Shapley (1953); for explained variance Lindeman, Merenda and Gold (1980), p. 120.
 * Check: `shapley.test.ts`, against all orders one by one.
 *
 * @param players number of players, at most 20
 * @returns one share per player; they sum to the worth of all less that of none
 */
export function shapleyShares(players: number, worth: Worth): Float64Array {
  const sets = 2 ** players;
  const values = Float64Array.from({ length: sets }, (_, set) => worth(set));
  const sizeWeights = Float64Array.from({ length: players }, (_, size) => {
    return (factorial(size) * factorial(players - size - 1)) / factorial(players);
  });
  const shares = new Float64Array(players);
  for (let set = 0; set < sets; set++) {
    let size = 0;
    for (let p = 0; p < players; p++) size += (set >> p) & 1;
    for (let p = 0; p < players; p++) {
      if ((set >> p) & 1) continue;
      const gain = (values[set | (1 << p)] as number) - (values[set] as number);
      shares[p] = (shares[p] as number) + (sizeWeights[size] as number) * gain;
    }
  }
  return shares;
}
