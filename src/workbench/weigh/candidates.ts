import type { Candidate } from "../../maths/index.ts";
import { csvRows, nearName } from "../csv-columns.ts";
import { groupsMalformed, responseMisplaced } from "./messages.ts";

/** What is in a model or not: a column by itself, or a group of which one alternative is. */
export interface NamedCandidate extends Candidate {
  readonly name: string;
  readonly isGroup: boolean;
}

interface Membership {
  readonly group: string;
  /** Columns of a group that bear the same word enter together; empty for a column that enters alone. */
  readonly together: string;
}

type Columns = Pick<CandidateColumns, "header" | "response">;

/** Columns among which groups are made. */
export interface CandidateColumns {
  /** All columns of the file. */
  readonly header: readonly string[];
  readonly response: string;
  /** Those that are weighed, in the order of the file. */
  readonly predictors: readonly string[];
}

function checkMember(column: string, line: number, { header, response }: Columns): void {
  if (column === response) throw responseMisplaced({ column, place: "the file of groups" });
  if (header.includes(column)) return;
  const near = nearName(column, header);
  const meant = near === "" ? "" : ` (did you mean "${near}"?)`;
  throw groupsMalformed({ line, problem: `names "${column}", which is no column${meant}` });
}

function membershipsIn(csv: string, columns: Columns): ReadonlyMap<string, Membership> {
  const rows = csvRows(csv);
  for (const name of ["column", "group"]) {
    if (!rows.columns.includes(name)) {
      throw groupsMalformed({ line: 1, problem: `has no column "${name}"` });
    }
  }
  const memberships = new Map<string, Membership>();
  rows.forEach((row, i) => {
    const line = i + 2;
    const [column = "", group = ""] = [row["column"], row["group"]].map((text) => text?.trim());
    if (column === "" && group === "") return;
    checkMember(column, line, columns);
    if (group === "") throw groupsMalformed({ line, problem: `gives "${column}" no group` });
    if (memberships.has(column)) {
      throw groupsMalformed({ line, problem: `names "${column}" again` });
    }
    memberships.set(column, { group, together: row["together"]?.trim() ?? "" });
  });
  return memberships;
}

/**
 * The candidates: each group of columns one, each column in no group one of its own, in the order of their first column.
 * A group is in a model by one of its alternatives, which share its prior evenly: each column alone, or the columns that
 * bear the same word under `together`.
 *
 * @param groups CSV with the columns `column`, `group` and, if wanted, `together`; left out: no groups. A column that is
 *   not weighed may stand there; it counts for nothing.
 * @throws `workbench.groups-malformed`, `workbench.response-misplaced`
 */
export function candidatesOf(
  groups: string | undefined,
  columns: CandidateColumns,
): readonly NamedCandidate[] {
  const memberships = groups === undefined ? new Map() : membershipsIn(groups, columns);
  const made = new Map<string, { name: string; isGroup: boolean; sets: Map<string, number[]> }>();
  columns.predictors.forEach((column, j) => {
    const member: Membership | undefined = memberships.get(column);
    const name = member?.group ?? column;
    const key = `${member === undefined ? "column" : "group"} ${name}`;
    const candidate = made.get(key) ?? { name, isGroup: member !== undefined, sets: new Map() };
    made.set(key, candidate);
    const set = member === undefined || member.together === "" ? `alone ${j}` : member.together;
    candidate.sets.set(set, [...(candidate.sets.get(set) ?? []), j]);
  });
  return [...made.values()].map(({ name, isGroup, sets }) => ({
    name,
    isGroup,
    alternatives: [...sets.values()],
  }));
}

/** The most columns that are in one model. */
export function largestModel(candidates: readonly Candidate[]): number {
  return candidates.reduce(
    (sum, { alternatives }) => sum + Math.max(...alternatives.map((set) => set.length)),
    0,
  );
}

/** Whether some model has all these columns. */
export function canMeet(candidates: readonly Candidate[], columns: readonly number[]): boolean {
  return candidates.every(({ alternatives }) => {
    const own = columns.filter((j) => alternatives.some((set) => set.includes(j)));
    return alternatives.some((set) => own.every((j) => set.includes(j)));
  });
}
