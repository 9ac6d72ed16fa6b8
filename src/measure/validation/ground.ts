import { type Clock, EntenteError, type IsoDate } from "../../kernel/index.ts";
import { addToRecord, openRecord, type Store, sourceNamed } from "../../record/index.ts";

/** Where a validation finds its data and how it reaches them. */
export interface ValidationPlace {
  /** The folder that holds `data` and `gold`. */
  readonly data: string;
  /** An empty folder for the record that is made; the caller takes it away. */
  readonly scratch: string;
  readonly clock: Clock;
  /** The text of a file, unpacked where its name ends in `.gz`; undefined where there is none. */
  readonly readText: (path: string | URL) => string | undefined;
}

/** Each source that a check reads, and where its files lie in the data. */
const FILES = {
  "icews-tkg": "data/icews-tkg",
  "icews-dyad-year": "data/icews-dyad-year",
  "dyad-scores": "data/gdelt-daily-dyads",
  "ideal-points": "data/un-votes/IdealpointestimatesAll_Jun2024.csv.gz",
  alliances: "data/peace-science",
  disputes: "data/peace-science",
  contiguity: "data/peace-science",
} as const;

/** A source that checks read. */
export type GroundSource = keyof typeof FILES;

/** All is known by then. */
export const EVER: IsoDate = "2100-01-01" as IsoDate;

/** Thrown where a check's data are not there. */
export class DataAbsent extends Error {
  override readonly name: string = "DataAbsent";
}

const ABSENT: readonly string[] = ["record.input-missing", "record.input-empty"];

/** The data that checks stand on: imported when first asked for, each once. */
export class Ground {
  readonly #place: ValidationPlace;
  readonly #imported = new Map<GroundSource, Promise<void>>();
  readonly #kept = new Map<string, Promise<unknown>>();
  #store: Promise<Store> | undefined;

  constructor(place: ValidationPlace) {
    this.#place = place;
  }

  /**
   * The record with what these sources state in it.
   *
   * @throws DataAbsent where a source's files are not there
   */
  async record(...sources: readonly GroundSource[]): Promise<Store> {
    this.#store ??= openRecord(`${this.#place.scratch}/record.duckdb`, "write", this.#place.clock);
    const store = await this.#store;
    for (const source of sources) {
      const started = this.#imported.get(source) ?? this.#import(store, source);
      this.#imported.set(source, started);
      await started;
    }
    return store;
  }

  /**
   * The text of a file of the data.
   *
   * @param path from the data's folder, with forward slashes
   * @throws DataAbsent
   */
  text(path: string): string {
    const text = this.#place.readText(`${this.#place.data}/${path}`);
    if (text === undefined) throw new DataAbsent(`${path} is not there.`);
    return text;
  }

  /** The text of a file that the product carries. */
  ownText(url: URL): string {
    const text = this.#place.readText(url);
    if (text === undefined) throw new Error(`the product lacks its own ${url.pathname}`);
    return text;
  }

  /** What several checks need, made once. */
  async once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = (this.#kept.get(name) as Promise<T> | undefined) ?? make();
    this.#kept.set(name, made);
    return await made;
  }

  /** Close the record; the folder may then be taken away. */
  async close(): Promise<void> {
    if (this.#store !== undefined) (await this.#store).close();
  }

  async #import(store: Store, source: GroundSource): Promise<void> {
    const effects = {
      clock: this.#place.clock,
      progress: () => undefined,
      stdin: (): never => {
        throw new Error("a validation reads files");
      },
    };
    try {
      const path = `${this.#place.data}/${FILES[source]}`;
      await addToRecord(store, sourceNamed(source), [path], effects);
    } catch (error) {
      if (error instanceof EntenteError && ABSENT.includes(error.code)) {
        throw new DataAbsent(`${FILES[source]} is not there.`);
      }
      throw error;
    }
  }
}
