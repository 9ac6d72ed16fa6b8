import type { SourceOffset } from "../../record/index.ts";

/** How a source lies above the reference; by way of others where the two have nothing in common. */
export interface Placed {
  readonly source: string;
  readonly offset: number;
  readonly variance: number;
  /** Strata of the link; of the weakest one where there are several. */
  readonly strata: number;
}

const turned = (link: SourceOffset): SourceOffset => ({
  ...link,
  source: link.against,
  against: link.source,
  offset: -link.offset,
});

/**
 * Place sources against a reference by links between pairs of them: the shortest chain counts, its offsets and variances added.
 *
 * @returns what no chain reaches is left out
 */
export function placedAgainst(reference: string, links: readonly SourceOffset[]): Placed[] {
  const both = [...links, ...links.map(turned)];
  const placed: Placed[] = [
    { source: reference, offset: 0, variance: 0, strata: Number.POSITIVE_INFINITY },
  ];
  for (const from of placed) {
    for (const link of both.filter(({ against }) => against === from.source)) {
      if (placed.some(({ source }) => source === link.source)) continue;
      placed.push({
        source: link.source,
        offset: from.offset + link.offset,
        variance: from.variance + link.variance,
        strata: Math.min(from.strata, link.strata),
      });
    }
  }
  return placed.slice(1);
}
