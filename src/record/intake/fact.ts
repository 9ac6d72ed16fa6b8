import type { IsoDate } from "../../kernel/index.ts";
import type { RejectReason } from "./reject.ts";

/** One number that a row states. */
export interface Fact {
  /** The id of one of the source's `measures`. */
  readonly measure: string;
  /** An actor's code; of an undirected fact the lesser of the two in the alphabet. */
  readonly a: string;
  /** The second actor; left out in a fact about one actor. */
  readonly b?: string;
  /** What tells apart facts of one measure, actors and day: a roll call, a dispute, a conflict. */
  readonly item?: string;
  /** First day on which the number holds. */
  readonly first: IsoDate;
  /** Last day on which the number holds. */
  readonly last: IsoDate;
  /** First day on which it could be known. */
  readonly knownFrom: IsoDate;
  /** In the unit of its measure. */
  readonly value: number;
}

/** What a row comes to: the facts that it states, or why it states none. */
export type FactOutcome =
  | { readonly facts: readonly Fact[] }
  | { readonly reason: RejectReason; readonly detail: string };

/** Reads one row, given by the header's column names in lower case. */
export type FactReader = (row: Readonly<Record<string, string>>) => FactOutcome;

/** One layout of file that a source reads, told by its header. */
export interface FactTable {
  /** In lower case; a file is of the first table of its source whose columns its header all has. */
  readonly columns: readonly string[];
  /** Read what a file needs beside it, in the file's folder; the result reads the file's rows. */
  reader(folder: string): FactReader;
}

/** What a measure is, for a page or a chart. */
export interface Measure {
  readonly id: string;
  readonly unit: string;
  readonly meaning: string;
  /** Whether a fact is about what one actor does to another, about two alike, or about one. */
  readonly directed: "directed" | "undirected" | "actor";
}
