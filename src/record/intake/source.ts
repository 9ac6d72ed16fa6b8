import type { DuckDBConnection } from "@duckdb/node-api";
import type { Draft } from "./draft.ts";
import type { FactTable, Measure } from "./fact.ts";
import type { LineFormat } from "./line-scanner.ts";
import type { RejectReason } from "./reject.ts";

/** What everybody who uses a source must be told. */
export interface SourceCard {
  readonly id: string;
  readonly title: string;
  readonly coding: "hand" | "machine";
  readonly licence: string;
  readonly citation: string;
  readonly address: string;
  /** Faults that are known and measured; shown wherever the source's coverage is. */
  readonly faults: readonly string[];
  /** What a path given to it must hold, for a message. */
  readonly expects: string;
}

/** A source of tab-separated rows, turned into drafts by SQL over the staged columns `c0, c1, …`. */
export interface LineSource extends SourceCard {
  readonly kind: "lines";
  readonly format: LineFormat;
  /** Fill the lookup tables that `draftSql` joins. `folder` is the folder of the file. */
  prepare(connection: DuckDBConnection, folder: string): Promise<void>;
  /** A SELECT over the table `staged` giving the columns of `draft`. */
  readonly draftSql: string;
  /** In a folder, which files are its rows. */
  accepts(path: string): boolean;
}

/** One CSV row read: a draft, or why it is none. */
export type DraftOutcome =
  | { readonly draft: Draft }
  | { readonly reason: RejectReason; readonly detail: string };

/** A source of quoted CSV with a header, each row read in TypeScript. */
export interface CsvSource extends SourceCard {
  readonly kind: "csv";
  readonly requiredColumns: readonly string[];
  read(row: Readonly<Record<string, string>>): DraftOutcome;
  accepts(path: string): boolean;
}

/** A source of event reports. One file per source in `sources/`. */
export type EventSource = LineSource | CsvSource;

/** A source of facts: quoted CSV with a header, of one or more layouts, each row stating numbers. */
export interface FactSource extends SourceCard {
  readonly kind: "facts";
  /** Every measure that its rows state, in the order in which they are listed. */
  readonly measures: readonly Measure[];
  readonly tables: readonly FactTable[];
  /** In a folder, which files are its rows. */
  accepts(path: string): boolean;
}

/** A source of names: an actor dictionary. */
export interface NameSource extends SourceCard {
  readonly kind: "names";
  /** In a folder, which files are its rows. */
  accepts(path: string): boolean;
}

/** Anything that can be imported. */
export type Source = EventSource | FactSource | NameSource;
