/** Lengths of overlap and union of two half-open intervals that meet. */
function jaccard(a: readonly [number, number], b: readonly [number, number]): number {
  const overlap = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return overlap <= 0 ? 0 : overlap / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]));
}

function segmentsOf(changes: readonly number[], n: number): [number, number][] {
  const inside = changes.filter((change) => change > 0 && change < n);
  const bounds = [...new Set([0, ...inside, n])].sort((a, b) => a - b);
  return bounds.slice(1).map((to, i) => [bounds[i] ?? 0, to]);
}

/**
 * Covering: how well the segments between detected changes cover those between annotated ones, from 0 to 1.
 *
 * Method: each annotated segment counts its largest Jaccard index with a detected one, weighted by its length; the
 * mean over annotators.
 * Source: Arbelaez, Maire, Fowlkes & Malik (2011), "Contour detection and hierarchical image segmentation", IEEE
 * PAMI 33; van den Burg & Williams (2020), "An evaluation of change point detection algorithms",
 * arXiv:2003.06222.
 * Check: the 180 published values of the change point benchmark (benchmark.test.ts).
 *
 * @param annotations change points of each annotator, as indices of first observations; at least one annotator
 * @param detections change points detected; 0 may be among them
 * @param n length of the series, at least 1
 */
export function covering(
  annotations: readonly (readonly number[])[],
  detections: readonly number[],
  n: number,
): number {
  const detected = segmentsOf(detections, n);
  const covers = annotations.map((changes) =>
    segmentsOf(changes, n).reduce((sum, segment) => {
      const best = Math.max(...detected.map((other) => jaccard(segment, other)));
      return sum + ((segment[1] - segment[0]) / n) * best;
    }, 0),
  );
  return covers.reduce((sum, cover) => sum + cover, 0) / annotations.length;
}

const withStart = (changes: Iterable<number>): number[] =>
  [...new Set([0, ...changes])].sort((a, b) => a - b);

/** How many of the true changes, in order, find a detection of their own within the margin, the nearest first. */
function hits(truth: readonly number[], detections: readonly number[], margin: number): number {
  const free = new Set(detections);
  let found = 0;
  for (const change of truth) {
    let nearest: number | undefined;
    for (const detection of free) {
      const distance = Math.abs(detection - change);
      const isNearer = nearest === undefined || distance < Math.abs(nearest - change);
      if (distance <= margin && isNearer) nearest = detection;
    }
    if (nearest === undefined) continue;
    free.delete(nearest);
    found++;
  }
  return found;
}

/**
 * F1 of detected changes against those of several annotators, from 0 to 1.
 *
 * The start of the series (index 0) counts as a change in every list, so that a series without changes has a score.
 *
 * Method: precision is against the changes of all annotators together, recall is the mean of the recalls against
 * each; a detection serves one change at most.
 * Source: Martin, Fowlkes & Malik (2004), "Learning to detect natural image boundaries", IEEE PAMI 26; van den Burg
 * & Williams (2020), "An evaluation of change point detection algorithms", arXiv:2003.06222.
 * Check: the 179 published values of the change point benchmark (benchmark.test.ts).
 *
 * @param annotations change points of each annotator, as indices of first observations; at least one annotator
 * @param detections change points detected
 * @param margin how far a detection may lie from a change, in observations. Default 5
 */
export function f1Score(
  annotations: readonly (readonly number[])[],
  detections: readonly number[],
  margin: number = 5,
): number {
  const found = withStart(detections);
  const precision = hits(withStart(annotations.flat()), found, margin) / found.length;
  const recalls = annotations.map((changes) => {
    const truth = withStart(changes);
    return hits(truth, found, margin) / truth.length;
  });
  const recall = recalls.reduce((sum, value) => sum + value, 0) / annotations.length;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
