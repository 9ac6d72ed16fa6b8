import type { ModelPrior } from "../../maths/index.ts";
import { nearName } from "../csv-columns.ts";
import { priorUnclear } from "./messages.ts";

const CHOICES = ["uniform", "beta-binomial", "beta-binomial:SIZE", "fixed:SIZE", "each:P,P,…"];

const KINDS = ["uniform", "beta-binomial", "fixed", "each"];

function unclear(text: string, why: string): Error {
  const [kind = ""] = text.toLowerCase().split(":");
  const near = why === "" ? nearName(kind, KINDS) : "";
  return priorUnclear({ of: "the models", text, why, near, choices: CHOICES });
}

function sizeOf(text: string, written: string, most: number, isMostAllowed: boolean): number {
  const size = written.trim() === "" ? Number.NaN : Number(written);
  if (size > 0 && (isMostAllowed ? size <= most : size < most)) return size;
  throw unclear(
    text,
    `its size must be above 0 and ${isMostAllowed ? "at most" : "below"} ${most}`,
  );
}

function eachOf(text: string, written: string, candidates: number): readonly number[] {
  const inclusion = written.split(",").map((p) => (p.trim() === "" ? Number.NaN : Number(p)));
  if (inclusion.length !== candidates) {
    throw unclear(text, `it has ${inclusion.length} probabilities for ${candidates} candidates`);
  }
  if (!inclusion.every((p) => p >= 0 && p <= 1)) {
    throw unclear(text, "each must be between 0 and 1");
  }
  return inclusion;
}

/**
 * The prior of models that a text names: docs/method/weigh.md. A candidate is a column, or a group of them.
 *
 * @throws `workbench.prior-unclear`
 */
export function modelPriorNamed(text: string, candidates: number): ModelPrior {
  const [kind = "", ...rest] = text.trim().toLowerCase().split(":");
  const written = rest.length === 0 ? undefined : rest.join(":");
  if (kind === "uniform" && written === undefined) return { kind: "uniform" };
  if (kind === "beta-binomial") {
    if (written === undefined) return { kind, a: 1, b: 1 };
    const size = sizeOf(text, written, candidates, false);
    return { kind, a: 1, b: (candidates - size) / size };
  }
  if (kind === "fixed" && written !== undefined) {
    return { kind, size: sizeOf(text, written, candidates, true) };
  }
  if (kind === "each" && written !== undefined) {
    return { kind: "independent", inclusion: eachOf(text, written, candidates) };
  }
  throw unclear(text, "");
}
