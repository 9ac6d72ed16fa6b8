import { explainedSentence } from "../../brief/index.ts";
import type { StatisticalLeg } from "../../drivers/index.ts";
import { toldGain } from "./driver.ts";
import type { Joint } from "./drivers-document.ts";

const NOTHING: Joint = {
  says: null,
  ...{ rows: 0, needs: null, periods: null, first: null, last: null, leftOut: {} },
  ...{ explained: null, size: null, none: null, gain: null, models: null },
};

/** All hypotheses together and what stands beside them. */
export function jointOf(leg: StatisticalLeg | undefined): Joint {
  if (leg === undefined) return NOTHING;
  if (leg.state === "unknown") {
    return { ...NOTHING, rows: leg.has, needs: leg.needs, leftOut: { ...leg.leftOut } };
  }
  const { rows, size, none, gain, controls, explained: total, settings, hypotheses } = leg;
  const { used, periods, first, last, leftOut } = rows;
  const own = hypotheses.reduce((sum, one) => sum + (one.measured ? one.explained : 0), 0);
  return {
    says: explainedSentence(leg),
    ...{ rows: used, needs: null, periods, first, last, leftOut: { ...leftOut } },
    explained: { total, hypotheses: own, ...controls },
    ...{ size, none, gain: toldGain(gain), models: settings.models },
  };
}
