import type { TestName } from "../../brief/index.ts";
import type {
  Explanation,
  LeftOut,
  MeasuredHypothesis,
  Missing,
  StatisticalLeg,
  Verdict,
} from "../../drivers/index.ts";
import type { Granularity, IsoDate } from "../../kernel/index.ts";
import type { MatrixPart } from "./matrix-part.ts";
import type { Finding } from "./told.ts";

export type { Finding };

/** A mean with its 90 % interval. */
export interface Spread {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** An estimate with the probability that it is above 0. */
export interface Estimated extends Spread {
  readonly positive: number;
}

/** What a change of the exposure goes along with. */
export interface ChangeEffect {
  /** Logits of the balance. */
  readonly balance: Spread;
  readonly conflictPerYear: Spread;
}

/** Effect of one standard deviation more of the exposure, given that the hypothesis acts; logits of the balance. */
export interface DriverEffect extends Spread {
  /** Counted as 0 in models without the hypothesis. */
  readonly averaged: number;
  readonly positive: number;
  /** P(sign as stated); null where none is stated. */
  readonly asStated: number | null;
  readonly conflictPerYear: Spread;
  readonly named: readonly (ChangeEffect & { readonly name: string })[];
}

/** A run of past periods. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** An exposure in one lag window, with its posterior probability. */
export interface Place extends Window {
  readonly exposure: string;
  readonly probability: number;
}

/** One way to weigh the record, in which the inclusion is what it is. */
export interface GridEnd {
  readonly inclusion: number;
  readonly g: string;
  readonly models: string;
  readonly ownLags: readonly number[];
  /** `all`, `without 1-3` or `with 1-12`. */
  readonly windows: string;
}

/** Inclusion over the sensitivity grid. */
export interface InclusionRange {
  readonly cells: number;
  readonly lowest: GridEnd;
  readonly highest: GridEnd;
  /** Of the cells in which its most probable window may be chosen. */
  readonly lowestKept: GridEnd;
  readonly sameSign: boolean;
}

/** What a hypothesis, or all, add to one-step predictions; log points per period. */
export type ToldGain =
  | ({
      readonly state: "known";
      readonly positive: number;
      readonly byPeriod: readonly { readonly period: string; readonly gain: number }[];
    } & Spread)
  | { readonly state: "unknown"; readonly has: number; readonly needs: number };

type TestState = "passed" | "failed" | "unknown";

/** A test that something must not enter the model. */
export interface ExclusionTest {
  readonly name: string;
  readonly state: TestState;
  readonly inclusion: number | null;
  readonly has: number;
  readonly needs: number;
}

/** The tests of a hypothesis. */
export interface DriverTests {
  readonly lead: ExclusionTest;
  readonly placeboOutcomes: readonly ExclusionTest[];
  readonly placeboExposures: readonly ExclusionTest[];
  readonly halves: {
    readonly state: TestState;
    readonly halves: readonly {
      readonly inclusion: number | null;
      readonly effect: number;
      readonly positive: number | null;
    }[];
  };
  readonly asymmetry: {
    readonly rises: Estimated;
    readonly falls: Estimated;
    readonly difference: Estimated;
  } | null;
  readonly initiative: {
    readonly directed: readonly (Estimated & { readonly from: string; readonly to: string })[];
    readonly difference: Estimated;
  } | null;
}

/** A series that the panel has, or lacks and why. */
export interface DriverSeries {
  readonly id: string;
  readonly part: string;
  readonly says: string;
  readonly source: string | null;
  /** Events or facts that its values rest on. */
  readonly counted: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly known: number;
  /** Commands that list what was counted. */
  readonly queries: readonly string[];
  /** Why it is not in the panel; null where it is. */
  readonly missing: Missing | null;
  /** Signal over total variance of single periods; null where it cannot be told. */
  readonly reliability: number | null;
  /** By how much an effect is drawn towards 0 by noise; null where it cannot be told. */
  readonly attenuation: number | null;
}

/** One hypothesis. */
export interface Driver {
  readonly id: string;
  /** The statement. */
  readonly hypothesis: string;
  readonly mechanism: string;
  readonly decider: string | null;
  /** The verdict in a sentence. */
  readonly says: string;
  readonly verdict: Verdict;
  readonly prior: number;
  /** null: no exposure of it is measured. */
  readonly inclusion: number | null;
  readonly range: InclusionRange | null;
  /** Expected. */
  readonly sign: 1 | -1 | 0;
  readonly effect: DriverEffect | null;
  /** Share of the outcome's variance. */
  readonly explained: number | null;
  /** Mean gain, log points per period; null where it is not known. */
  readonly skillGain: number | null;
  readonly gain: ToldGain | null;
  /** The most probable exposure and window. */
  readonly lag: Place | null;
  readonly places: readonly Place[];
  readonly series: readonly DriverSeries[];
  readonly tests: DriverTests | null;
  readonly power: NonNullable<MeasuredHypothesis["power"]> | null;
  /** How the balance moves after the most probable exposure has risen, lag by lag; null where the record is too short. */
  readonly response: NonNullable<MeasuredHypothesis["response"]> | null;
  readonly why: readonly Finding[];
  readonly wouldTell: readonly Finding[];
  /** What was found, in sentences. */
  readonly told: {
    readonly effect: readonly string[];
    readonly tests: readonly { readonly test: TestName; readonly says: string }[];
    readonly power: string | null;
    readonly documents: readonly string[];
  };
  /** Tests by documents that the file states. */
  readonly qualitative: readonly { readonly kind: string; readonly says: string }[];
  /** Of what is put to the test. */
  readonly hash: string;
}

/** All hypotheses together and what stands beside them; null where the statistics are unknown. */
export interface Joint {
  /** What the variation of the balance goes with. */
  readonly says: string | null;
  /** Rows that the panel has, and those it needs. */
  readonly rows: number;
  readonly needs: number | null;
  readonly periods: number | null;
  readonly first: string | null;
  readonly last: string | null;
  /** Periods that are no rows, by the reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Shares of the outcome's variance. */
  readonly explained: {
    readonly total: number;
    readonly hypotheses: number;
    readonly ownHistory: number;
    readonly commonShock: number;
    readonly mediaVolume: number;
    readonly trendAndSeason: number;
  } | null;
  /** Posterior mean number of hypotheses at work. */
  readonly size: number | null;
  /** P(no hypothesis). */
  readonly none: number | null;
  readonly gain: ToldGain | null;
  readonly models: {
    readonly possible: number;
    readonly weighed: number;
    readonly exact: boolean;
  } | null;
}

type KnownSettings = Extract<StatisticalLeg, { readonly state: "known" }>["settings"];

/** The hypotheses put to the test. */
export interface TestedFile {
  readonly origin: "given" | "carried" | "default";
  readonly title: string;
  readonly declared: IsoDate;
  readonly hash: string;
  readonly source: {
    readonly title: string;
    readonly author: string | null;
    readonly published: string | null;
    readonly address: string | null;
  } | null;
  /** Hypotheses ever tried for the dyad, these included. */
  readonly tried: number;
  /** Forms of explanation that a default set leaves out. */
  readonly leftOut: readonly LeftOut[];
}

/** What the analysts put down against their own reading. */
export interface Challenge {
  readonly assumptions: Explanation["file"]["assumptions"];
  readonly premortem: string | null;
  readonly devilsAdvocate: NonNullable<Explanation["file"]["devilsAdvocate"]> | null;
}

/** `entente drivers`. */
export interface DriversDocument {
  readonly schema: "entente/drivers@1";
  readonly dyad: readonly [string, string];
  readonly asOf: IsoDate;
  readonly by: Granularity;
  /** What an analyst can take from it, in a few sentences. */
  readonly answer: readonly string[];
  readonly cannotTell: boolean;
  readonly drivers: readonly Driver[];
  readonly joint: Joint;
  readonly sensitivity: readonly ({ readonly id: string } & InclusionRange)[];
  readonly matrix: MatrixPart;
  readonly challenge: Challenge;
  readonly wouldTell: readonly (Finding & { readonly hypothesis: string })[];
  readonly file: TestedFile;
  /** Source of the panel's events; null without a panel. */
  readonly source: string | null;
  /** The outcome, its halves and the common shock. */
  readonly series: readonly DriverSeries[];
  readonly settings: KnownSettings | null;
  readonly limitations: readonly string[];
}
