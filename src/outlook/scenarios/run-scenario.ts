import type { DriverPanel, DriversPosterior } from "../../drivers/index.ts";
import type { Granularity, Period, Random } from "../../kernel/index.ts";
import { type Fan, fanOf } from "./fan.ts";
import { futureOf } from "./future.ts";
import {
  conditionOf,
  type LinkGround,
  linkOf,
  notesOf,
  type ScenarioLink,
  type ScenarioNote,
} from "./link.ts";
import { type ExposurePath, pathsOf } from "./path.ts";
import { type OutsideRecord, outsideRange } from "./range.ts";
import type { Scenario } from "./scenario.ts";
import { type Simulation, simulate } from "./simulation.ts";

/** What a scenario is run on; the statistical leg, where there is one, lends its tests and verdicts. */
export interface ScenarioGround extends Omit<LinkGround, "posterior"> {
  readonly panel: DriverPanel;
  readonly posterior: DriversPosterior;
}

/** One period to come; logits of the balance, the log ratio of cooperative to conflictual events. */
export interface ScenarioPeriod {
  readonly period: Period;
  /** Scenario less baseline, over all draws, those without an effect counting as 0. */
  readonly difference: Fan;
  /** The same over the draws in which a moved exposure acts; null of fewer than 20. */
  readonly ifActing: Fan | null;
  /** By what the ratio of cooperation to conflict is multiplied: at the mean, the 5 % and the 95 % quantile of the difference. */
  readonly factor: { readonly mean: number; readonly lo: number; readonly hi: number };
  /** P(difference > 0) and P(difference < 0). */
  readonly positive: number;
  readonly negative: number;
  readonly baseline: Fan;
  readonly scenario: Fan;
}

/** A path that leaves the record. */
export interface PathOutside extends Omit<OutsideRecord, "at"> {
  readonly hypothesis: string;
  readonly exposure: string;
  readonly unit: string;
  readonly period: Period;
}

/** The outlook under supposed paths. */
export interface KnownScenario {
  readonly state: "known";
  readonly title: string;
  readonly by: Granularity;
  /** Last period of the record. */
  readonly after: Period;
  readonly paths: readonly ExposurePath[];
  readonly links: readonly ScenarioLink[];
  /** To be said first. */
  readonly notes: readonly ScenarioNote[];
  /** Clauses, one for each hypothesis moved. */
  readonly conditions: readonly string[];
  readonly draws: number;
  /** Share of the draws in which no exposure that is moved acts. */
  readonly none: number;
  readonly periods: readonly ScenarioPeriod[];
}

/** Paths of which the record says nothing. */
export interface RefusedScenario {
  readonly state: "refused";
  readonly title: string;
  readonly reason: "outside the record";
  /** Of each path the first period that is outside. */
  readonly outside: readonly PathOutside[];
}

/** A record with too few rows. */
export interface UnknownScenario {
  readonly state: "unknown";
  readonly title: string;
  readonly has: number;
  readonly needs: number;
}

export type ScenarioResult = KnownScenario | RefusedScenario | UnknownScenario;

/** Draws with an effect that a distribution of its own needs. */
const FEWEST = 20;

function periodOf(
  period: Period,
  { baseline, scenario, difference, acts }: Simulation,
  i: number,
): ScenarioPeriod {
  const by = difference[i] as Float64Array;
  const acting = by.filter((_, d) => acts[d] === true);
  const fan = fanOf(by);
  const share = (holds: (x: number) => boolean): number => by.filter(holds).length / by.length;
  return {
    period,
    difference: fan,
    ifActing: acting.length < FEWEST ? null : fanOf(acting),
    factor: { mean: Math.exp(fan.mean), lo: Math.exp(fan.q05), hi: Math.exp(fan.q95) },
    positive: share((x) => x > 0),
    negative: share((x) => x < 0),
    baseline: fanOf(baseline[i] as Float64Array),
    scenario: fanOf(scenario[i] as Float64Array),
  };
}

function outsideOf(path: ExposurePath, periods: readonly Period[]): PathOutside[] {
  const { hypothesis, exposure, unit, range, values } = path;
  const found = outsideRange(range, values);
  if (found === undefined) return [];
  const { at, ...what } = found;
  return [{ hypothesis, exposure, unit, period: periods[at] as Period, ...what }];
}

/**
 * The outlook of a relation, conditional on paths of what drives it.
 *
 * Method: docs/method/scenarios.md. Each draw of the drivers' posterior (hypotheses, windows, coefficients, own history, noise) is
 * run forward twice with the same noise: with every exposure held at its mean over the last year (by year two), and with those
 * that the scenario names on their paths. A draw without the hypothesis has a difference of 0. An exposure acts from the period
 * after on, so the first period never differs.
 * Source: as for `posteriorDraws` and `simulate`. Check: run-scenario.test.ts, on panels of known truth.
 *
 * @param random of the noise; moves the fans of the level, not the difference
 * @returns refused where a path leaves the exposure's past range, unknown where the record has too few rows
 */
export function runScenario(
  ground: ScenarioGround,
  { title, horizon, moves }: Scenario,
  random: Random,
): ScenarioResult {
  const { panel, posterior } = ground;
  if (posterior.state === "unknown") {
    const { has, needs } = posterior;
    return { state: "unknown", title, has, needs };
  }
  const paths = moves.flatMap((move) => pathsOf(panel, posterior, move, horizon));
  const future = futureOf(panel, posterior, horizon);
  const outside = paths.flatMap((path) => outsideOf(path, future.periods));
  if (outside.length > 0) {
    return { state: "refused", title, reason: "outside the record", outside };
  }
  const simulation = simulate(panel, posterior, future, paths, random);
  const links = [...new Set(moves.map(({ hypothesis }) => hypothesis))].map((hypothesis) => {
    const moved = paths.filter((path) => path.hypothesis === hypothesis);
    return linkOf(
      { ...ground, posterior },
      hypothesis,
      moved.map(({ exposure }) => exposure),
    );
  });
  return {
    ...{ state: "known", title, by: panel.by, paths, links },
    after: panel.periods.at(-1) as Period,
    notes: notesOf(links),
    conditions: links.map(conditionOf),
    draws: posterior.draws.length,
    none: simulation.acts.filter((isActing) => !isActing).length / posterior.draws.length,
    periods: future.periods.map((period, i) => periodOf(period, simulation, i)),
  };
}
