import type { DuckDBConnection } from "@duckdb/node-api";
import { derivation } from "./derivation.ts";
import {
  filesToImport,
  type ImportEffects,
  type ImportedFile,
  importFiles,
} from "./intake/import.ts";
import type { Source } from "./intake/source.ts";
import { rowOf } from "./query.ts";
import { type NamesChange, resolveNames } from "./resolve-names.ts";
import type { Store } from "./store.ts";

/** The answer of an import; `rows = rejected + reports + known`. */
export interface ImportAnswer {
  readonly source: string;
  readonly files: readonly ImportedFile[];
  readonly rows: number;
  readonly rejected: number;
  /** Rows that state something that the record did not hold before: a report, or at least one fact. */
  readonly reports: number;
  /** Rows that the record held before. */
  readonly known: number;
  /** Facts that the record did not hold before. */
  readonly facts: number;
  /** Articles that the new reports come from, where the source names articles. */
  readonly articles: number;
  readonly events: {
    /** Events that no report had told of before. */
    readonly new: number;
    /** Events known before that a new report tells of again. */
    readonly known: number;
    /** New reports that joined an event instead of making one. */
    readonly merged: number;
  };
  /** What names did to mentions that the rules of the lexicon leave open. */
  readonly names: NamesChange;
  readonly seconds: number;
}

/** The far future: an import is described by all that the record then holds. */
const ALWAYS = "9999-12-31";

interface EventCount {
  readonly new: number;
  readonly known: number;
  readonly merged: number;
}

/**
 * What the reports of one file did to events. Only their events, and the articles that tell of these, are derived
 * again, so the price grows with the import and not with the record.
 */
async function countEvents(connection: DuckDBConnection, fileNo: number): Promise<EventCount> {
  const { ctes, bindings } = derivation({ asOf: ALWAYS });
  const touched = ctes.replace(
    "FROM report WHERE",
    `FROM report WHERE (event_id IN (FROM told_of) OR (source, article) IN (FROM telling)) AND`,
  );
  return await rowOf<EventCount>(
    connection,
    `WITH fresh AS (SELECT * FROM report WHERE file_no = $file_no),
     told_of AS (SELECT event_id FROM fresh WHERE event_id IS NOT NULL),
     telling AS (
       SELECT DISTINCT (source, article) FROM report
       WHERE article IS NOT NULL AND event_id IN (FROM told_of)
     ),
     ${touched},
     told AS (
       SELECT event_id, bool_or(file_no <> $file_no) AS before,
         count(*) FILTER (file_no = $file_no) AS fresh_reports
       FROM counted WHERE NOT capped GROUP BY event_id
     )
     SELECT
       (count(*) FILTER (NOT before AND fresh_reports > 0))::DOUBLE AS new,
       (count(*) FILTER (before AND fresh_reports > 0))::DOUBLE AS known,
       coalesce(sum(fresh_reports - (NOT before)::INTEGER) FILTER (fresh_reports > 0), 0)::DOUBLE AS merged
     FROM told`,
    { ...bindings, file_no: fileNo },
  );
}

/** Articles that the reports of these files come from, each once. */
async function countArticles(store: Store, fileNos: readonly number[]): Promise<number> {
  if (fileNos.length === 0) return 0;
  const { articles } = await rowOf<{ articles: number }>(
    store.connection,
    `SELECT count(DISTINCT article)::DOUBLE AS articles FROM report WHERE file_no IN (${fileNos.join(", ")})`,
  );
  return articles;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/**
 * Import files of a source. Importing the same file again changes nothing.
 *
 * @param paths files, folders, archives or `-`
 * @returns what became of every row
 * @throws `record.input-missing`, `record.input-empty`, `record.input-unreadable`, `record.unwritable`
 */
export async function addToRecord(
  store: Store,
  source: Source,
  paths: readonly string[],
  effects: ImportEffects,
): Promise<ImportAnswer> {
  const started = effects.clock.now();
  const files = await filesToImport(source, paths, effects.stdin);
  const counts: EventCount[] = [];
  const fileNos: number[] = [];
  const changes: NamesChange[] = [];
  const imported = await importFiles(store, source, files, effects, {
    after: async (connection, fileNo) => {
      if (source.kind === "facts") return;
      changes.push(await resolveNames(connection, source, fileNo));
      fileNos.push(fileNo);
      counts.push(await countEvents(connection, fileNo));
    },
  });
  return {
    source: source.id,
    files: imported,
    rows: sum(imported, (f) => f.rows),
    rejected: sum(imported, (f) => f.rejected),
    reports: sum(imported, (f) => f.reports),
    known: sum(imported, (f) => f.known),
    facts: sum(imported, (f) => f.facts),
    articles: await countArticles(store, fileNos),
    events: {
      new: sum(counts, (c) => c.new),
      known: sum(counts, (c) => c.known),
      merged: sum(counts, (c) => c.merged),
    },
    names: {
      names: sum(changes, (c) => c.names),
      mentions: sum(changes, (c) => c.mentions),
      told: sum(changes, (c) => c.told),
      reopened: sum(changes, (c) => c.reopened),
    },
    seconds: (effects.clock.now() - started) / 1000,
  };
}

const OLD_EDITION = "file_no IN (SELECT file_no FROM file WHERE source = $source AND path = $name)";

/**
 * Put one file in the place of its earlier edition, as one transaction. Other files of the source stay.
 *
 * For the product's own files, whose new edition takes the place of the old.
 *
 * @param name what the file is called in the record, the same on every machine
 */
export async function replaceInRecord(
  store: Store,
  source: Source,
  path: string,
  name: string,
  effects: ImportEffects,
): Promise<void> {
  const files = await filesToImport(source, [path], effects.stdin);
  const named = files.map((file) => ({ ...file, path: name }));
  await importFiles(store, source, named, effects, {
    before: async (connection) => {
      for (const table of ["report", "fact", "reject", "file"]) {
        await connection.run(`DELETE FROM ${table} WHERE ${OLD_EDITION}`, {
          source: source.id,
          name,
        });
      }
    },
  });
}
