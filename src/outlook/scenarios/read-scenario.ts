import {
  type FieldPath,
  type HypothesisFile,
  type PlaceOf,
  readDocument,
  type WrittenDocument,
} from "../../drivers/index.ts";
import { EntenteError, type Granularity } from "../../kernel/index.ts";
import { findActor } from "../../lexicon/index.ts";
import {
  scenarioActorUnclear,
  scenarioMalformed,
  scenarioNotReadable,
  scenarioOfOthers,
  scenarioPathRepeated,
  scenarioReferenceUnknown,
} from "./messages.ts";
import { A_YEAR } from "./past.ts";
import type { Course, Move, Scenario } from "./scenario.ts";
import { type MoveSpecification, scenarioFileSchema } from "./specification.ts";

/** The dyad that a scenario must be of, and the hypotheses that it may name. */
export interface ScenarioFor {
  readonly by: Granularity;
  readonly file: Pick<HypothesisFile, "dyad"> & {
    readonly hypotheses: readonly {
      readonly id: string;
      readonly exposures: readonly { readonly id: string }[];
    }[];
  };
}

function actorAt(text: string, path: FieldPath, placeOf: PlaceOf): string {
  try {
    return findActor(text).code;
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { message: problem, hint: suggestion } = error;
    throw scenarioActorUnclear({ ...placeOf(path), actor: text, problem, suggestion }, error);
  }
}

function courseOf({ values, shift, hold }: MoveSpecification): Course {
  if (values !== undefined) return { kind: "values", values };
  if (shift !== undefined) return { kind: "shift", deviations: shift };
  return { kind: "hold", at: hold ?? "last" };
}

function moveOf(
  written: MoveSpecification,
  { hypotheses }: ScenarioFor["file"],
  path: FieldPath,
  placeOf: PlaceOf,
): Move {
  const refer = (what: "hypothesis" | "exposure", id: string, known: readonly string[]): void => {
    if (known.includes(id)) return;
    throw scenarioReferenceUnknown({ ...placeOf([...path, what]), reference: id, what, known });
  };
  const ids = hypotheses.map(({ id }) => id);
  refer("hypothesis", written.hypothesis, ids);
  const own = hypotheses.find(({ id }) => id === written.hypothesis)?.exposures ?? [];
  if (written.exposure !== undefined) {
    refer(
      "exposure",
      written.exposure,
      own.map(({ id }) => id),
    );
  }
  const { hypothesis, exposure, values, gradual = values === undefined } = written;
  return { hypothesis, exposure, course: courseOf(written), gradual };
}

/** Two paths clash when they are of one exposure, or of one hypothesis and one of them names no exposure. */
function clash(one: Move, other: Move): boolean {
  if (one.hypothesis !== other.hypothesis) return false;
  const named = one.exposure !== undefined && other.exposure !== undefined;
  return !named || one.exposure === other.exposure;
}

/**
 * Read a scenario file.
 *
 * @param source YAML or JSON, `entente/scenario@1`
 * @throws `outlook.scenario-not-readable`, `outlook.scenario-malformed`, `outlook.scenario-actor-unclear`,
 *   `outlook.scenario-of-others`, `outlook.scenario-reference-unknown`, `outlook.scenario-path-repeated`
 */
export function readScenario(source: WrittenDocument, { by, file }: ScenarioFor): Scenario {
  const { content, placeOf } = readDocument(source, scenarioFileSchema, {
    notReadable: scenarioNotReadable,
    malformed: scenarioMalformed,
  });
  const of = content.dyad.map((text, i) => actorAt(text, ["dyad", i], placeOf));
  if (of[0] === of[1] || !of.every((actor) => file.dyad.includes(actor))) {
    throw scenarioOfOthers({ ...placeOf(["dyad"]), of, asked: file.dyad });
  }
  const moves = content.paths.map((written, i) => moveOf(written, file, ["paths", i], placeOf));
  moves.forEach((move, i) => {
    if (moves.slice(0, i).some((earlier) => clash(earlier, move))) {
      throw scenarioPathRepeated({ ...placeOf(["paths", i]), hypothesis: move.hypothesis });
    }
  });
  const longest = Math.max(0, ...content.paths.map(({ values }) => values?.length ?? 0));
  const usual = longest > 0 ? longest : A_YEAR[by];
  return { title: content.title, horizon: content.horizon ?? usual, moves };
}
