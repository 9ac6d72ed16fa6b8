import type { z } from "zod";
import { spanOf } from "../../kernel/index.ts";
import type {
  Cell,
  Challenge,
  EvidenceItem,
  Judgement,
  Matrix,
  MatrixHypothesis,
  RecordQuery,
} from "./matrix.ts";
import {
  matrixAnswerStated,
  matrixIdRepeated,
  matrixMalformed,
  matrixReferenceUnknown,
  matrixSpanReversed,
} from "./messages.ts";
import {
  type CellSpecification,
  challengeOf,
  type EvidenceSpecification,
  type MatrixSpecification,
  matrixFileSchema,
} from "./specification.ts";
import { SCALE_WORDS } from "./weight-scale.ts";

function decibelsOf(weight: number | string): number {
  return typeof weight === "number" ? weight : (SCALE_WORDS.get(weight) ?? Number.NaN);
}

/** undefined for a blank. */
function judgementOf(cell: CellSpecification): Judgement | undefined {
  if (cell === null) return undefined;
  if (typeof cell !== "object") return { kind: "weight", decibels: decibelsOf(cell) };
  if ("weight" in cell) return { kind: "weight", decibels: decibelsOf(cell.weight) };
  const { test, outcome, says } = cell;
  const found = outcome === undefined ? undefined : outcome === "found" || outcome === "passed";
  return { kind: "test", test, found, says };
}

function becauseOf(cell: CellSpecification): string | undefined {
  return typeof cell === "object" ? cell?.because : undefined;
}

function queryOf(item: EvidenceSpecification): RecordQuery | undefined {
  const { id, record } = item;
  if (record === undefined) return undefined;
  const { between, select = {}, atLeast = 1 } = record;
  const [from, to] = [String(record.from), String(record.to)];
  if (spanOf(from).first > spanOf(to).last) throw matrixSpanReversed({ evidence: id, from, to });
  return { between, select, from, to, atLeast };
}

function itemOf(item: EvidenceSpecification): EvidenceItem {
  const { id, says, date, source, rating, cluster, events = [] } = item;
  const { publisher, address } = source ?? {};
  const happened = date === undefined ? undefined : String(date);
  const query = queryOf(item);
  return { id, says, date: happened, publisher, address, rating, cluster, events, query };
}

function cellsOf(item: EvidenceSpecification): Cell[] {
  return Object.entries(item.weights).flatMap(([judge, row]) =>
    Object.entries(row).flatMap(([hypothesis, written]) => {
      const judgement = judgementOf(written);
      if (judgement === undefined) return [];
      return [{ evidence: item.id, hypothesis, judge, judgement, because: becauseOf(written) }];
    }),
  );
}

function refuseRepeated(of: string, ids: readonly string[]): void {
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw matrixIdRepeated({ of, id: repeated });
}

function refuseUnknown(of: string, id: string, at: string, known: readonly string[]): void {
  if (!known.includes(id)) throw matrixReferenceUnknown({ of, id, at, known });
}

/**
 * Check a matrix that has its schema's shape, and put every part in its place.
 *
 * @param specification the `matrix:` part of a hypothesis file
 * @param hypotheses those of the file
 * @throws `drivers.matrix-id-repeated`, `drivers.matrix-reference-unknown`, `drivers.matrix-answer-stated`,
 *   `drivers.matrix-span-reversed`
 */
export function matrixOf(
  specification: MatrixSpecification,
  hypotheses: readonly MatrixHypothesis[],
): Matrix {
  const { judges, evidence } = specification;
  const known = { hypothesis: hypotheses.map((h) => h.id), judge: judges.map((j) => j.id) };
  refuseRepeated("hypothesis", known.hypothesis);
  refuseRepeated("judge", known.judge);
  refuseRepeated(
    "item of evidence",
    evidence.map((item) => item.id),
  );
  const clusters = new Set(evidence.flatMap((item) => item.cluster ?? []));
  refuseRepeated("cluster or item", [...clusters, ...evidence.map((item) => item.id)]);
  for (const item of evidence) {
    for (const [judge, row] of Object.entries(item.weights)) {
      refuseUnknown("judge", judge, item.id, known.judge);
      for (const id of Object.keys(row)) refuseUnknown("hypothesis", id, item.id, known.hypothesis);
    }
  }
  const items = evidence.map(itemOf);
  const asked = new Set(items.filter((item) => item.query !== undefined).map((item) => item.id));
  const cells = evidence.flatMap(cellsOf);
  const stated = cells.find(
    ({ evidence: id, judgement }) =>
      asked.has(id) && !(judgement.kind === "test" && judgement.found === undefined),
  );
  if (stated !== undefined) throw matrixAnswerStated(stated);
  return { hypotheses, judges, evidence: items, cells };
}

/**
 * Read a value by a schema of this folder.
 *
 * @throws `drivers.matrix-malformed` with the place of the first problem
 */
export function readBySchema<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { issues } = read.error;
  const at = issues[0]?.path.map(String).join(".") ?? "";
  throw matrixMalformed({ at, problem: issues[0]?.message ?? "", more: issues.length - 1 });
}

/** A matrix from a file of its own. */
export interface MatrixFile {
  readonly title: string | undefined;
  readonly matrix: Matrix;
  readonly challenge: Challenge;
}

/**
 * Read a matrix file.
 *
 * @param value the file's YAML or JSON as a value, `entente/matrix@1`
 * @throws `drivers.matrix-malformed` and the errors of `matrixOf`
 */
export function readMatrixFile(value: unknown): MatrixFile {
  const file = readBySchema(matrixFileSchema, value);
  const hypotheses = file.hypotheses.map(({ id, statement, prior }) => ({ id, statement, prior }));
  const challenge = challengeOf(file);
  const against = challenge.devilsAdvocate?.against;
  const known = hypotheses.map((h) => h.id);
  if (against !== undefined) refuseUnknown("hypothesis", against, "devilsAdvocate", known);
  return { title: file.title, matrix: matrixOf(file, hypotheses), challenge };
}
