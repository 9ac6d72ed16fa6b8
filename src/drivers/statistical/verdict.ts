import type { UnmeasuredExposure } from "./measured-exposure.ts";
import type { TestState } from "./test-result.ts";

/** What the record says of a hypothesis. */
export type Verdict = "supported" | "suggestive" | "evidence against" | "the record cannot tell";

/** Whether a condition of a verdict holds; unknown when what it needs could not be computed. */
export type Leg = "met" | "not met" | "unknown";

/** One reason for a verdict, as numbers; a face puts it into words. */
export type Reason =
  | { readonly code: "too-few-rows"; readonly has: number; readonly needs: number }
  | { readonly code: "not-measured"; readonly missing: readonly UnmeasuredExposure[] }
  | {
      readonly code: "inclusion";
      readonly leg: Leg;
      readonly inclusion: number;
      readonly prior: number;
      readonly needs: number;
    }
  | { readonly code: "other-sign"; readonly asStated: number }
  /** Its exposure does next to nothing that the controls do not do too: an effect per standard deviation is far beyond the record. */
  | { readonly code: "hardly-moves"; readonly share: number; readonly needs: number }
  | { readonly code: "gain"; readonly leg: Leg; readonly positive: number; readonly needs: number }
  | {
      readonly code: "stable";
      readonly leg: Leg;
      readonly lowest: number;
      readonly sameSign: boolean;
      readonly needs: number;
    }
  | { readonly code: "lead"; readonly leg: Leg; readonly inclusion: number; readonly below: number }
  | {
      readonly code: "placebos";
      readonly leg: Leg;
      readonly run: number;
      readonly failed: readonly string[];
    }
  | { readonly code: "power"; readonly leg: Leg; readonly share: number; readonly needs: number };

/** Bounds of the verdicts. */
export const BOUNDS = {
  supported: 0.75,
  suggestive: 0.5,
  against: 0.1,
  gain: 0.9,
  stable: 0.5,
  power: 0.8,
  entered: 0.5,
  moves: 0.05,
} as const;

/** All that a verdict is made of; NaN stands for a number that is not known. */
export interface Findings {
  readonly inclusion: number;
  readonly prior: number;
  /** P(the effect has the stated sign | in the model); NaN where none is stated. */
  readonly asStated: number;
  /** P(mean gain > 0). */
  readonly gain: number;
  /** Lowest inclusion over the sensitivity grid, its own window allowed. */
  readonly lowest: number;
  readonly sameSign: boolean;
  readonly lead: { readonly state: TestState; readonly inclusion: number };
  readonly placebos: readonly { readonly name: string; readonly state: TestState }[];
  readonly power: number;
  /** Share of its most probable exposure's variance that the controls leave. */
  readonly moves: number;
}

/** A verdict and what it rests on, every leg among the reasons whether it is met or not. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
}

function legOf(value: number, met: (value: number) => boolean): Leg {
  if (Number.isNaN(value)) return "unknown";
  return met(value) ? "met" : "not met";
}

function placeboLeg(placebos: Findings["placebos"]): Leg {
  if (placebos.some(({ state }) => state === "failed")) return "not met";
  return placebos.some(({ state }) => state === "passed") ? "met" : "unknown";
}

const TEST_LEG: Readonly<Record<TestState, Leg>> = {
  passed: "met",
  failed: "not met",
  unknown: "unknown",
};

function verdictOf(
  { inclusion, asStated }: Findings,
  legs: { readonly gain: Leg; readonly stable: Leg; readonly lead: Leg; readonly placebos: Leg },
  power: Leg,
): Verdict {
  const isOther = asStated < 0.5;
  const missing = [legs.gain, legs.lead, legs.placebos].filter((leg) => leg !== "met").length;
  if (inclusion >= BOUNDS.suggestive && !isOther) {
    const isHigh = inclusion >= BOUNDS.supported;
    if (isHigh && missing === 0 && legs.stable === "met") return "supported";
    if (missing <= 1) return "suggestive";
  }
  if (inclusion < BOUNDS.against && power === "met") return "evidence against";
  return "the record cannot tell";
}

/**
 * The verdict on a measured hypothesis.
 *
 * - *supported*: inclusion of at least .75; P(gain > 0) at least .9; inclusion above .5 and one sign over the whole grid; the lead
 *   test passed; at least one placebo tested and none failed; the sign not likelier another than stated.
 * - *suggestive*: inclusion of at least .5 and at most one of gain, lead and placebos not met (or not known), the sign not
 *   likelier another than stated. So a higher inclusion never lowers a verdict.
 * - *evidence against*: inclusion below .1 and power of at least .8.
 * - *the record cannot tell*: everything else.
 *
 * An exposure that hardly moves beyond the controls is a reason that is shown, not a condition.
 */
export function judge(findings: Findings): Judgement {
  const { inclusion, prior, asStated, gain, lowest, sameSign, lead, placebos, power } = findings;
  const { moves } = findings;
  const stable = legOf(lowest, (value) => value > BOUNDS.stable && sameSign);
  const gainLeg = legOf(gain, (value) => value >= BOUNDS.gain);
  const powerLeg = legOf(power, (value) => value >= BOUNDS.power);
  const [leadLeg, placebo] = [TEST_LEG[lead.state], placeboLeg(placebos)];
  const why: Reason[] = [
    {
      code: "inclusion",
      leg: legOf(inclusion, (value) => value >= BOUNDS.supported),
      ...{ inclusion, prior, needs: BOUNDS.supported },
    },
    ...(asStated < 0.5 ? [{ code: "other-sign" as const, asStated }] : []),
    ...(moves < BOUNDS.moves
      ? [{ code: "hardly-moves" as const, share: moves, needs: BOUNDS.moves }]
      : []),
    { code: "gain", leg: gainLeg, positive: gain, needs: BOUNDS.gain },
    { code: "stable", leg: stable, lowest, sameSign, needs: BOUNDS.stable },
    { code: "lead", leg: leadLeg, inclusion: lead.inclusion, below: BOUNDS.entered },
    {
      code: "placebos",
      leg: placebo,
      run: placebos.filter(({ state }) => state !== "unknown").length,
      failed: placebos.flatMap(({ name, state }) => (state === "failed" ? [name] : [])),
    },
    { code: "power", leg: powerLeg, share: power, needs: BOUNDS.power },
  ];
  const legs = { gain: gainLeg, stable, lead: leadLeg, placebos: placebo };
  return { verdict: verdictOf(findings, legs, powerLeg), why };
}
