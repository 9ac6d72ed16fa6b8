import type {
  DriverPanel,
  ExclusionTest,
  KnownPosterior,
  StatisticalLeg,
  Verdict,
} from "../../drivers/index.ts";
import { testsOfHypothesis } from "../../drivers/index.ts";

/** How well a hypothesis that a scenario moves is founded. */
export interface ScenarioLink {
  readonly hypothesis: string;
  readonly measured: boolean;
  readonly prior: number;
  /** NaN where it is not measured. */
  readonly inclusion: number;
  /** Probability that it acts through an exposure that is moved. */
  readonly through: number;
  /** Undefined where the hypotheses have not been judged. */
  readonly verdict: Verdict | undefined;
  /** Share of its exposure's variance beyond the controls, where that is next to nothing; undefined otherwise, or not judged. */
  readonly hardlyMoves: number | undefined;
  /** Undefined where it is not measured. */
  readonly lead: ExclusionTest | undefined;
  /** Of outcomes and of exposures. */
  readonly placebos: readonly ExclusionTest[];
}

/** What a reader must know before a scenario's numbers. */
export type ScenarioNote =
  | { readonly code: "not-measured"; readonly hypothesis: string }
  | { readonly code: "verdict"; readonly hypothesis: string; readonly verdict: Verdict }
  | {
      /** Likelier not at work than at work: most draws have no difference at all. */
      readonly code: "mostly-none";
      readonly hypothesis: string;
      readonly inclusion: number;
      readonly prior: number;
    }
  | {
      /** It may act through another exposure, which is not moved. */
      readonly code: "other-exposure";
      readonly hypothesis: string;
      readonly through: number;
      readonly inclusion: number;
    }
  | {
      /** Of its exposure's variance the controls leave this share: an effect per standard deviation is beyond the record. */
      readonly code: "hardly-moves";
      readonly hypothesis: string;
      readonly share: number;
    }
  | { readonly code: "test-failed"; readonly hypothesis: string; readonly test: string };

/** What the links are told from. */
export interface LinkGround {
  readonly panel: DriverPanel;
  readonly posterior: KnownPosterior;
  readonly tried: number;
  readonly leg?: StatisticalLeg | undefined;
}

/** How a hypothesis is founded; its tests are run where no statistical leg has them. */
export function linkOf(
  { panel, posterior, tried, leg }: LinkGround,
  hypothesis: string,
  moved: readonly string[],
): ScenarioLink {
  const found = posterior.hypotheses.find(({ id }) => id === hypothesis);
  const weighed = leg?.hypotheses.find(({ id }) => id === hypothesis);
  const measured = found?.measured === true;
  const run = weighed?.measured === true ? weighed.tests : undefined;
  const tests = run ?? (measured ? testsOfHypothesis(panel, hypothesis, tried) : undefined);
  const through = (found?.exposures ?? [])
    .filter(({ exposure }) => moved.includes(exposure))
    .reduce((sum, { probability }) => sum + probability, 0);
  const still = weighed?.why.find(({ code }) => code === "hardly-moves");
  return {
    hardlyMoves: still?.code === "hardly-moves" ? still.share : undefined,
    ...{ hypothesis, measured, through, verdict: weighed?.verdict, lead: tests?.lead },
    prior: found?.prior ?? Number.NaN,
    inclusion: found?.inclusion ?? Number.NaN,
    placebos: [...(tests?.placeboOutcomes ?? []), ...(tests?.placeboExposures ?? [])],
  };
}

/** Less than this of an inclusion through other exposures is not worth a note. */
const ELSEWHERE = 0.05;

function failedTests({ lead, placebos }: ScenarioLink): string[] {
  const failed = placebos.filter(({ state }) => state === "failed").map(({ name }) => name);
  return lead?.state === "failed" ? ["lead", ...failed] : failed;
}

/** What is to be said first, the weightiest first. */
export function notesOf(links: readonly ScenarioLink[]): ScenarioNote[] {
  return links.flatMap((link): ScenarioNote[] => {
    const { hypothesis, measured, verdict, inclusion, prior, through } = link;
    if (!measured) return [{ code: "not-measured", hypothesis }];
    const isOpen = verdict === "the record cannot tell" || verdict === "evidence against";
    return [
      ...(isOpen ? [{ code: "verdict", hypothesis, verdict } as const] : []),
      ...(inclusion < 0.5 ? [{ code: "mostly-none", hypothesis, inclusion, prior } as const] : []),
      ...(link.hardlyMoves === undefined
        ? []
        : [{ code: "hardly-moves", hypothesis, share: link.hardlyMoves } as const]),
      ...failedTests(link).map((test) => ({ code: "test-failed", hypothesis, test }) as const),
      ...(inclusion - through > ELSEWHERE
        ? [{ code: "other-exposure", hypothesis, through, inclusion } as const]
        : []),
    ];
  });
}

const percent = (p: number): string => {
  if (p < 0.005) return "under 1 %";
  return p > 0.995 ? "over 99 %" : `${Math.round(100 * p)} %`;
};

function placeboWords(placebos: readonly ExclusionTest[]): string {
  const run = placebos.filter(({ state }) => state !== "unknown");
  if (run.length === 0) return "no placebo test run";
  const passed = run.filter(({ state }) => state === "passed").length;
  return `${passed} of ${run.length} placebo ${run.length === 1 ? "test" : "tests"} passed`;
}

/** The condition under which the numbers hold of one hypothesis, as a clause. */
export function conditionOf({
  hypothesis,
  measured,
  inclusion,
  lead,
  placebos,
}: ScenarioLink): string {
  if (!measured) return `${hypothesis} is not measured by the record`;
  const state = lead?.state ?? "unknown";
  const told = state === "unknown" ? "lead test not run" : `lead test ${state}`;
  const tests = `${told}; ${placeboWords(placebos)}`;
  return `conditional on the association of ${hypothesis} being causal (probability that there is one ${percent(inclusion)}; ${tests})`;
}

/** A note as a sentence. */
export function noteSentence(note: ScenarioNote): string {
  const { hypothesis } = note;
  switch (note.code) {
    case "not-measured":
      return `The record does not measure ${hypothesis}: moving it changes nothing here.`;
    case "verdict":
      return note.verdict === "evidence against"
        ? `The record speaks against ${hypothesis}.`
        : `Whether ${hypothesis} matters at all the record cannot tell.`;
    case "mostly-none": {
      const than = note.inclusion > note.prior ? "more" : "no more";
      return `${hypothesis} probably does not act (${percent(note.inclusion)}, ${than} than the ${percent(note.prior)} before the record was looked at), so in most draws nothing differs.`;
    }
    case "hardly-moves":
      return `Of what ${hypothesis} is measured by, only ${percent(note.share)} is its own and not the controls': the record has not seen it move by what is supposed here.`;
    case "test-failed":
      return note.test === "lead"
        ? `The lead test of ${hypothesis} failed: the link may run the other way, or both may follow something else.`
        : `A placebo test of ${hypothesis} failed: ${note.test}.`;
    case "other-exposure":
      return `${hypothesis} acts through what is moved here with a probability of ${percent(note.through)}, through anything with ${percent(note.inclusion)}.`;
  }
}
