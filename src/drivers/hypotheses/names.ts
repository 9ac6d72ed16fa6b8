import { EntenteError } from "../../kernel/index.ts";
import { cameoCode, findActor } from "../../lexicon/index.ts";
import { actorUnclear, codeUnknown, idRepeated, notASide, referenceUnknown } from "./messages.ts";
import type { FieldPath, PlaceOf } from "./place.ts";

/** Whatever a file names, checked; what is wrong is thrown with its place. */
export class Names {
  readonly placeOf: PlaceOf;

  /** @param placeOf tells where a field of the file stands */
  constructor(placeOf: PlaceOf) {
    this.placeOf = placeOf;
  }

  /** The code of an actor. */
  actor(text: string, path: FieldPath): string {
    try {
      return findActor(text).code;
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      const { message: problem, hint: suggestion } = error;
      throw actorUnclear({ ...this.placeOf(path), actor: text, problem, suggestion }, error);
    }
  }

  /** The codes of two different actors. */
  pair([a, b]: readonly [string, string], path: FieldPath): readonly [string, string] {
    const [one, other] = [this.actor(a, [...path, 0]), this.actor(b, [...path, 1])];
    if (one === other) {
      throw notASide({ ...this.placeOf([...path, 1]), actor: other, sides: [one] });
    }
    return [one, other];
  }

  /** The code of one of two actors. */
  side(text: string, sides: readonly [string, string], path: FieldPath): string {
    const actor = this.actor(text, path);
    if (!sides.includes(actor)) throw notASide({ ...this.placeOf(path), actor, sides });
    return actor;
  }

  /** A CAMEO code. */
  code(text: string, path: FieldPath): string {
    try {
      return cameoCode(text);
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      throw codeUnknown({ ...this.placeOf(path), cameo: text, suggestion: error.hint }, error);
    }
  }

  /** Refuse a reference to what there is not. */
  refer(id: string, what: string, known: readonly string[], path: FieldPath): void {
    if (known.includes(id)) return;
    throw referenceUnknown({ ...this.placeOf(path), reference: id, what, known });
  }

  /** Refuse an id that is given twice. */
  refuseRepeated(ids: readonly { readonly id: string; readonly path: FieldPath }[]): void {
    const repeated = ids.find(({ id }, i) => ids.findIndex((other) => other.id === id) < i);
    if (repeated === undefined) return;
    throw idRepeated({ ...this.placeOf(repeated.path), id: repeated.id });
  }
}
