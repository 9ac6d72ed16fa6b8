/** How often a source's coding was found right by others. */
export interface PublishedPrecision {
  /** Share of checked events whose act was coded rightly. */
  readonly act: number;
  /** Events checked. */
  readonly of: number;
  /** Which events these were. */
  readonly says: string;
  /** Where the figure is printed. */
  readonly address: string;
}

/** Figures that could be read where they are printed; a source without one is said to be unmeasured. */
const PUBLISHED: Readonly<Record<string, PublishedPrecision>> = {
  gdelt: {
    act: 0.812,
    of: 50,
    says: "events of Sudan and South Sudan, compared by hand with their articles (SIEDS 2014)",
    address: "https://blog.gdeltproject.org/?p=370",
  },
};

/** What others measured of a source's precision, where we could read it. */
export function publishedPrecision(source: string): PublishedPrecision | undefined {
  return PUBLISHED[source];
}
