import { NAMES } from "./names-schema.ts";

/** One step of the schema's history; applied once, in order, never edited after a release. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * The record's tables.
 *
 * `report` holds what sources said, one row each, and is only ever appended to. Events, funnels, panels
 * and shares are derived from it at an as-of date (see `derivation.ts`), so that no stored figure can
 * disagree with its rows or know the future.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: "reports, files, rejects, facts",
    sql: `
CREATE TABLE file (
  file_no INTEGER NOT NULL,          -- 1, 2, 3 in the order of import
  source VARCHAR NOT NULL,
  path VARCHAR NOT NULL,             -- a member of an archive as "archive.zip!member"
  sha256 VARCHAR NOT NULL,           -- of the bytes on disk; for a member, of its archive
  imported_at VARCHAR NOT NULL,      -- ISO 8601, UTC
  row_count BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  reports BIGINT NOT NULL,
  known_before BIGINT NOT NULL
);
CREATE TABLE reject (
  file_no INTEGER NOT NULL,
  source VARCHAR NOT NULL,
  line BIGINT NOT NULL,              -- 1-based in the unpacked file
  reason VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  raw VARCHAR NOT NULL               -- the row's beginning, at most 500 characters
);
CREATE TABLE report (
  report_id VARCHAR NOT NULL,        -- hash of the source and what identifies the row within it
  event_id VARCHAR,                  -- hash of what is said to have happened; NULL when set aside
  occurrence_id VARCHAR,             -- shared by an event and its mirror
  set_aside VARCHAR,                 -- why the row is about no event between two known actors
  source VARCHAR NOT NULL,
  file_no INTEGER NOT NULL,
  line BIGINT NOT NULL,
  coding VARCHAR NOT NULL,           -- 'hand' or 'machine'
  article VARCHAR,                   -- what identifies the article within the source
  url VARCHAR,
  publisher VARCHAR,
  published DATE,
  known_from DATE NOT NULL,          -- the first day on which the report could be known
  event_date DATE NOT NULL,
  date_precision VARCHAR NOT NULL,
  source_name VARCHAR,               -- as the source writes it
  source_actor VARCHAR,              -- as Entente calls it
  source_role VARCHAR,
  target_name VARCHAR,
  target_actor VARCHAR,
  target_role VARCHAR,
  others VARCHAR[],
  cameo VARCHAR NOT NULL,
  quad_class UTINYINT NOT NULL,
  plover_type VARCHAR,               -- only where the source itself gives it
  plover_mode VARCHAR,
  intensity DOUBLE,                  -- the source's own score, whatever its scale
  place VARCHAR,
  place_country VARCHAR,
  latitude DOUBLE,
  longitude DOUBLE,
  summary VARCHAR,
  note VARCHAR,
  mentions INTEGER,
  tone DOUBLE,
  is_root BOOLEAN,
  reliability VARCHAR,
  credibility UTINYINT
);
CREATE TABLE fact (
  fact_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  file_no INTEGER NOT NULL,
  line BIGINT NOT NULL,
  measure VARCHAR NOT NULL,
  actor_a VARCHAR NOT NULL,
  actor_b VARCHAR,                   -- NULL for a fact about one actor
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  known_from DATE NOT NULL,
  value DOUBLE NOT NULL,
  unit VARCHAR NOT NULL
);
`,
  },
  {
    version: 2,
    name: "what facts are about, and in which edition",
    sql: `
ALTER TABLE fact ADD COLUMN item VARCHAR;     -- what tells apart facts of one measure, actors and day
ALTER TABLE fact ADD COLUMN edition INTEGER;  -- the latest file that states it: of two values the later holds
ALTER TABLE file ADD COLUMN facts BIGINT DEFAULT 0;
`,
  },
  NAMES,
];

/** The newest schema version that this program knows. */
export const SCHEMA_VERSION: number = MIGRATIONS.length;
