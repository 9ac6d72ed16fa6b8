import type { EvidenceItem } from "./matrix.ts";

/** Items that hang together and count once; an item that names no cluster is one by itself. */
export interface Cluster {
  /** The cluster's name, or the id of its only item. */
  readonly id: string;
  /** Ids of its items, in the order of the file. */
  readonly items: readonly string[];
}

/** The items by cluster, in the order in which each first appears. */
export function clustersOf(evidence: readonly EvidenceItem[]): Cluster[] {
  const named = new Map<string, string[]>();
  const clusters: Cluster[] = [];
  for (const { id, cluster } of evidence) {
    const items = cluster === undefined ? undefined : named.get(cluster);
    if (items !== undefined) {
      items.push(id);
      continue;
    }
    const first = [id];
    if (cluster !== undefined) named.set(cluster, first);
    clusters.push({ id: cluster ?? id, items: first });
  }
  return clusters;
}

/**
 * What a cluster weighs for one hypothesis: its strongest item for and its strongest against, each once.
 *
 * Method: a mean would let a weak twin dilute a strong item, and the strongest alone would hide that a document
 * speaks both ways. So a twin, or a weaker item of the same sign, changes nothing; no item that speaks for a
 * hypothesis can lower its sum; equal weights of either sign cancel.
 *
 * @param weights decibels of its items, undefined for a blank
 * @returns undefined when all are blank
 */
export function clusterWeight(weights: readonly (number | undefined)[]): number | undefined {
  const judged = weights.filter((w) => w !== undefined);
  if (judged.length === 0) return undefined;
  return Math.max(0, ...judged) + Math.min(0, ...judged);
}
