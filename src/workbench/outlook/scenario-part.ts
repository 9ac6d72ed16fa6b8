import { isMissing, type Missing } from "../../drivers/index.ts";
import { noteSentence, type ScenarioResult } from "../../outlook/index.ts";
import type { ScenarioPart } from "./outlook-document.ts";

function outsideSentence(result: ScenarioResult & { readonly state: "refused" }): string {
  const where = result.outside.map(
    ({ hypothesis, exposure, period }) => `${exposure} (${hypothesis}) in ${period}`,
  );
  return `Refused: outside the record. The path leaves what ${where.join(", ")} has been.`;
}

function partOf(result: ScenarioResult): ScenarioPart {
  const { title, state } = result;
  if (state === "refused") return { title, state, says: [outsideSentence(result)], periods: [] };
  if (state === "unknown") {
    const short = `Too few periods to draw from: ${result.has} of ${result.needs} needed.`;
    return { title, state, says: [short], periods: [] };
  }
  const conditions = result.conditions.map(
    (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`,
  );
  return {
    ...{ title, state, says: [...result.notes.map(noteSentence), ...conditions] },
    periods: result.periods.map(({ period, difference, factor, positive }) => ({
      ...{ period, difference, factor, positive },
    })),
  };
}

/** Scenarios as the document tells them. */
export function scenarioParts(found: readonly ScenarioResult[] | Missing): ScenarioPart[] {
  return isMissing(found) ? [] : found.map(partOf);
}
