/**
 * Room for the passes of one segmentation after another: a bootstrap computes hundreds of the same size and keeps none.
 *
 * A segmentation computed in a workspace is void as soon as the workspace serves the next one.
 */
export class SegmentWorkspace {
  #filtered: Float64Array = new Float64Array(0);
  #ahead: Float64Array = new Float64Array(0);

  /** Room for the forward pass, of at least this size; what it holds is left over. */
  filtered(size: number): Float64Array {
    if (this.#filtered.length < size) this.#filtered = new Float64Array(size);
    return this.#filtered;
  }

  /** Room for the backward pass, likewise. */
  ahead(size: number): Float64Array {
    if (this.#ahead.length < size) this.#ahead = new Float64Array(size);
    return this.#ahead;
  }
}
