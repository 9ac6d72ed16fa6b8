import type { Random } from "../../kernel/index.ts";
import { betaBinomial } from "../../maths/index.ts";
import type { PeriodCount } from "../relation/observations.ts";

/** Events divided by lot. */
export interface Division {
  readonly kept: readonly PeriodCount[];
  readonly left: readonly PeriodCount[];
}

const minus = (x: PeriodCount, y: PeriodCount): PeriodCount => ({
  cooperation: x.cooperation - y.cooperation,
  conflict: x.conflict - y.conflict,
  attention: x.attention - y.attention,
});

/** Of the beta-binomial distribution: each event falls on its own. */
const INDEPENDENT = 0;

/** Keep each event with a given chance, every one on its own. */
export function thinned(counts: readonly PeriodCount[], share: number, random: Random): Division {
  const draw = (n: number): number => betaBinomial.sample(random, n, share, INDEPENDENT);
  const kept = counts.map(({ cooperation, conflict, attention }) => ({
    cooperation: draw(cooperation),
    conflict: draw(conflict),
    attention: draw(attention),
  }));
  const none: PeriodCount = { cooperation: 0, conflict: 0, attention: 0 };
  return { kept, left: counts.map((count, t) => minus(count, kept[t] ?? none)) };
}
