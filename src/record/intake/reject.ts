/** Why a row, or the rest of a file, could not become a report. */
export type RejectReason =
  | "field-count"
  | "not-utf8"
  | "nul-byte"
  | "line-too-long"
  | "file-truncated"
  | "file-corrupt"
  | "quoting"
  | "header-missing"
  | "id-missing"
  | "date-malformed"
  | "date-precision-unknown"
  | "cameo-unknown"
  | "plover-unknown"
  | "actor-missing"
  | "actor-unknown"
  | "actor-same"
  | "summary-missing"
  | "url-malformed"
  | "rating-malformed"
  | "known-from-malformed"
  | "relation-unknown"
  | "entity-unknown"
  | "country-unknown"
  | "value-missing"
  | "value-malformed"
  | "item-unknown"
  | "name-missing"
  | "code-missing"
  | "role-malformed";

/** A refused row: where it stands, why, and how it begins. */
export interface Reject {
  /** 1-based line of the unpacked file. */
  readonly line: number;
  readonly reason: RejectReason;
  readonly detail: string;
  readonly raw: string;
}

/** How much of a refused row is kept. */
export const RAW_LIMIT = 500;
