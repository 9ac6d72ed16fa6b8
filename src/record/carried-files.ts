import type { Source } from "./intake/source.ts";
import { CHRONICLE, CHRONICLE_NAME, CHRONICLE_PATH } from "./sources/chronicle.ts";
import { FIGURES, FIGURES_NAME, FIGURES_PATH } from "./sources/figures.ts";

/** A file of the product's own, which every record holds in the edition that the program carries. */
export interface CarriedFile {
  readonly source: Source;
  /** Where it lies. */
  readonly path: string;
  /** What it is called in a record. */
  readonly name: string;
}

/** The product's own files, in the order in which a new record gets them. */
export const CARRIED_FILES: readonly CarriedFile[] = [
  { source: CHRONICLE, path: CHRONICLE_PATH, name: CHRONICLE_NAME },
  { source: FIGURES, path: FIGURES_PATH, name: FIGURES_NAME },
];
