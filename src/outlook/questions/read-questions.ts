import {
  type FieldPath,
  type PlaceOf,
  readDocument,
  type WrittenDocument,
} from "../../drivers/index.ts";
import {
  EntenteError,
  firstDayOf,
  type IsoDate,
  isoDate,
  lastDayOf,
  type Period,
  period,
} from "../../kernel/index.ts";
import { cameoCode, findActor } from "../../lexicon/index.ts";
import { epochOf, sourceMeasures, sourceNamed } from "../../record/index.ts";
import {
  idRepeated,
  malformed,
  nameUnknown,
  notASide,
  notReadable,
  sourceUnfit,
  windowPast,
} from "./messages.ts";
import type { LevelBound, Question, QuestionRule, QuestionSelection } from "./question.ts";
import { DEFAULT_VOID, questionHash } from "./rule.ts";
import { questionFileSchema } from "./schema.ts";
import type {
  QuestionSpecification,
  RuleSpecification,
  SelectionSpecification,
} from "./specification.ts";
import { questionText, standingFinePrint } from "./wording.ts";

/** A question file, read. */
export interface QuestionFile {
  readonly title: string | undefined;
  readonly questions: readonly Question[];
}

/** What a file names, checked; what is wrong is thrown with its place. */
class QuestionNames {
  readonly #placeOf: PlaceOf;
  readonly #top: FieldPath;

  constructor(placeOf: PlaceOf, top: FieldPath) {
    this.#placeOf = placeOf;
    this.#top = top;
  }

  place(path: FieldPath): ReturnType<PlaceOf> {
    return this.#placeOf([...this.#top, ...path]);
  }

  #named<T>(find: () => T, path: FieldPath): T {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      const { message: problem, hint: suggestion } = error;
      throw nameUnknown({ ...this.place(path), problem, suggestion }, error);
    }
  }

  actor(text: string, path: FieldPath): string {
    return this.#named(() => findActor(text).code, path);
  }

  pair([a, b]: readonly [string, string], path: FieldPath): readonly [string, string] {
    const [one, other] = [this.actor(a, [...path, 0]), this.actor(b, [...path, 1])];
    if (one !== other) return [one, other];
    throw notASide({ ...this.place([...path, 1]), actor: other, sides: [one] });
  }

  side(text: string, sides: readonly [string, string], path: FieldPath): string {
    const actor = this.actor(text, path);
    if (sides.includes(actor)) return actor;
    throw notASide({ ...this.place(path), actor, sides });
  }

  code(text: string, path: FieldPath): string {
    return this.#named(() => cameoCode(text), path);
  }

  period(text: string, path: FieldPath): Period {
    return this.#named(() => period(text), path);
  }

  /** A source of events, or one of its epochs. */
  teller(text: string, path: FieldPath): string {
    const { source } = epochOf(text);
    this.#named(() => sourceNamed(source), path);
    if (sourceMeasures(source).length === 0) return text;
    throw sourceUnfit({ ...this.place(path), source });
  }
}

function selectionIn(
  written: SelectionSpecification | undefined,
  dyad: readonly [string, string],
  names: QuestionNames,
): QuestionSelection {
  const { codes, by, with: third, ...rest } = written ?? {};
  const path = ["rule", "select"];
  return {
    ...rest,
    ...(codes && { codes: codes.map((code, i) => names.code(code, [...path, "codes", i])) }),
    ...(by !== undefined && { by: names.side(by, dyad, [...path, "by"]) }),
    ...(third !== undefined && { with: names.actor(third, [...path, "with"]) }),
  };
}

function levelBound({
  above,
  below,
}: {
  above?: number | undefined;
  below?: number | undefined;
}): LevelBound {
  return above === undefined ? { below: below ?? 0 } : { above };
}

function ruleIn(
  written: RuleSpecification,
  dyad: readonly [string, string],
  names: QuestionNames,
): QuestionRule {
  if (written.kind === "events") {
    const { atLeast, atMost = 0 } = written;
    const select = selectionIn(written.select, dyad, names);
    return { kind: "events", select, bound: atLeast === undefined ? { atMost } : { atLeast } };
  }
  const when = names.period(String(written.period), ["rule", "period"]);
  const bound = levelBound(written);
  if (written.kind === "balance") return { kind: "balance", period: when, bound };
  return { kind: "count", select: selectionIn(written.select, dyad, names), period: when, bound };
}

/** The deadline; it and the whole of a period come after the day on which the question opens. */
function deadlineIn(
  { by, opens }: QuestionSpecification,
  rule: QuestionRule,
  names: QuestionNames,
): IsoDate {
  if (rule.kind === "events") {
    const last = isoDate(by ?? opens);
    if (last > opens) return last;
    throw windowPast({ ...names.place(["by"]), opens, window: `the deadline ${last}` });
  }
  if (firstDayOf(rule.period) > opens) return lastDayOf(rule.period);
  throw windowPast({
    ...names.place(["rule", "period"]),
    opens,
    window: `the period ${rule.period}`,
  });
}

function questionIn(written: QuestionSpecification, names: QuestionNames): Question {
  const dyad = names.pair(written.between, ["between"]);
  const teller = names.teller(written.source, ["source"]);
  const rule = ruleIn(written.rule, dyad, names);
  const by = deadlineIn(written, rule, names);
  const decided = {
    dyad,
    opens: isoDate(written.opens),
    by,
    teller,
    rule,
    voidRule: written.void ?? DEFAULT_VOID,
  };
  return {
    ...decided,
    id: written.id,
    text: written.text ?? questionText(decided),
    finePrint: [...(written.finePrint ?? []), ...standingFinePrint(decided)],
    hash: questionHash(decided),
  };
}

/**
 * Read a question file.
 *
 * @param source YAML or JSON, `entente/questions@1`
 * @returns its questions with every actor by its code, text and fine print written out, and hashes
 * @throws `outlook.questions-not-readable`, `outlook.questions-malformed`, `outlook.questions-name-unknown`,
 *   `outlook.questions-not-a-side`, `outlook.questions-source-unfit`, `outlook.questions-window-past`,
 *   `outlook.questions-id-repeated`
 */
export function readQuestions(source: WrittenDocument): QuestionFile {
  const { content, placeOf } = readDocument(source, questionFileSchema, { notReadable, malformed });
  const ids = content.questions.map(({ id }) => id);
  const repeated = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (repeated >= 0) {
    throw idRepeated({ ...placeOf(["questions", repeated, "id"]), id: ids[repeated] ?? "" });
  }
  return {
    title: content.title,
    questions: content.questions.map((written, i) =>
      questionIn(written, new QuestionNames(placeOf, ["questions", i])),
    ),
  };
}
