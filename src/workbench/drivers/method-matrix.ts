import { type HypothesesText, weighMatrixAlone } from "../../drivers/index.ts";
import type { IsoDate } from "../../kernel/index.ts";
import type { Challenge } from "./drivers-document.ts";
import { type MatrixPart, matrixPart } from "./matrix-part.ts";

/** `entente method matrix`. */
export interface WeighedMatrixDocument extends MatrixPart {
  readonly schema: "entente/weighed-matrix@1";
  readonly title: string | null;
  readonly challenge: Challenge;
  readonly limitations: readonly string[];
}

function limitationsOf({ evidence, judges }: MatrixPart): string[] {
  const asked = evidence.filter(({ record }) => record !== null).length;
  const seen = judges.filter(({ panelResult }) => panelResult === "seen").map(({ name }) => name);
  return [
    "Weights are judgements on a coarse scale, and what the halved and the doubled say differs as much as they may be wrong.",
    "Several hypotheses may hold at once: each is weighed on its own odds.",
    ...(asked === 0
      ? []
      : [
          `${asked} of the items ask the record, which is not asked here: they stay open. entente drivers asks it.`,
        ]),
    ...(seen.length === 0
      ? []
      : [
          `${seen.join(", ")} judged after seeing the panel's result: that judgement is no independent one.`,
        ]),
    ...(judges.length === 1 ? ["One judge only: how far others would differ is not known."] : []),
  ];
}

/**
 * Weigh the evidence matrix of a file by itself; no record is needed.
 *
 * Method: docs/method/evidence-matrix.md.
 *
 * @param today a hypothesis file declared after it is refused
 * @throws the errors of matrices and of hypothesis files; `drivers.matrix-absent`
 */
export function methodMatrix(source: HypothesesText, today: IsoDate): WeighedMatrixDocument {
  const { title, challenge, ...judged } = weighMatrixAlone(source, today);
  const part = matrixPart(judged);
  const { assumptions, premortem, devilsAdvocate } = challenge;
  return {
    schema: "entente/weighed-matrix@1",
    title: title ?? null,
    ...part,
    challenge: {
      assumptions,
      premortem: premortem ?? null,
      devilsAdvocate: devilsAdvocate ?? null,
    },
    limitations: limitationsOf(part),
  };
}
