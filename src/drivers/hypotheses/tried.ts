import { z } from "zod";
import { contentHash, type IsoDate, isIsoDate } from "../../kernel/index.ts";
import {
  type HypothesisFile,
  sortedPair,
  type TestedContent,
  testedContent,
} from "./hypothesis.ts";
import { registerAltered, registerUnreadable } from "./messages.ts";
import { seriesSchema } from "./series-schema.ts";

/** A hypothesis that was once put to the test for a dyad. */
export interface TriedHypothesis {
  /** Of `tested`, so that the entry proves itself. */
  readonly hash: string;
  readonly tested: TestedContent;
  /** What it was called, and its words, in the file that tried it first. */
  readonly id: string;
  readonly statement: string;
  /** Hash of that file. */
  readonly file: string;
  readonly declared: IsoDate;
  /** Day on which it was first put to the test. */
  readonly tried: IsoDate;
  /** Of a set made from the record by rule. */
  readonly byRule: boolean;
}

/** Where the register lies: whoever owns the disk hands this in. */
export interface RegisterAccess {
  /** The whole register; empty where there is none yet. */
  read(): Promise<string>;
  /** Add whole lines at its end. */
  append(lines: string): Promise<void>;
}

const day = z.string().refine(isIsoDate, { error: "not a day" });
const sign = z.literal([1, -1, 0]);
const months = z.number().int().min(1);

const entrySchema: z.ZodType<TriedHypothesis> = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  tested: z.strictObject({
    dyad: z.tuple([z.string(), z.string()]),
    sign,
    from: months,
    to: months,
    exposures: z.array(seriesSchema),
  }),
  id: z.string(),
  statement: z.string(),
  file: z.string(),
  declared: day,
  tried: day,
  byRule: z.boolean(),
});

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw registerUnreadable({ line, problem: "it is not JSON" }, error);
  }
}

function entryOf(text: string, line: number): TriedHypothesis {
  const read = entrySchema.safeParse(parsed(text, line));
  if (!read.success) {
    const [issue] = read.error.issues;
    const problem = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
    throw registerUnreadable({ line, problem });
  }
  const { hash, tested, id } = read.data;
  if (contentHash(tested) !== hash) throw registerAltered({ line, id, hash });
  return read.data;
}

/**
 * Read the register of hypotheses: one JSON object a line.
 *
 * @throws `drivers.hypotheses-register-unreadable`, `drivers.hypotheses-register-altered` for an entry whose content is not
 *   the one that was hashed
 */
export function readRegister(text: string): TriedHypothesis[] {
  return text.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [entryOf(line, i + 1)]));
}

/** The lines of some entries, to be added at the register's end. */
export function registerLines(entries: readonly TriedHypothesis[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/**
 * How many different hypotheses were ever put to the test for a dyad: one with the same series, sign and time counts once,
 * whatever it is called and however it is worded. A form of explanation that is filled by rule counts once with whatever series the
 * record filled it: nobody chose them.
 */
export function countTried(
  register: readonly TriedHypothesis[],
  dyad: readonly [string, string],
): number {
  const [a, b] = sortedPair(dyad);
  const own = register.filter(({ tested }) => tested.dyad[0] === a && tested.dyad[1] === b);
  return new Set(own.map(({ byRule, id, hash }) => (byRule ? `form ${id}` : hash))).size;
}

/**
 * The entries that a file adds to a register: its hypotheses that were never put to the test for its dyad.
 *
 * @param on the day of the run
 */
export function newlyTried(
  register: readonly TriedHypothesis[],
  file: HypothesisFile,
  on: IsoDate,
): TriedHypothesis[] {
  const known = new Set(register.map(({ hash }) => hash));
  const entries = file.hypotheses.map((hypothesis) => ({
    hash: hypothesis.hash,
    tested: testedContent(file.dyad, hypothesis),
    id: hypothesis.id,
    statement: hypothesis.statement,
    file: file.hash,
    declared: file.declared,
    tried: on,
    byRule: file.byRule,
  }));
  return entries.filter(
    ({ hash }, i) => !known.has(hash) && entries.findIndex((entry) => entry.hash === hash) === i,
  );
}

/**
 * Enter a file's hypotheses in the register before they are tested.
 *
 * @returns how many hypotheses have now been tried for the dyad, these included
 * @throws the errors of `readRegister`
 */
export async function enterTried(
  access: RegisterAccess,
  file: HypothesisFile,
  on: IsoDate,
): Promise<number> {
  const text = await access.read();
  const register = readRegister(text);
  const added = newlyTried(register, file, on);
  const begun = text === "" || text.endsWith("\n") ? "" : "\n";
  if (added.length > 0) await access.append(begun + registerLines(added));
  return countTried([...register, ...added], file.dyad);
}
