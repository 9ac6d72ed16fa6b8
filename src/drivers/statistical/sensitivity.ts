import type { GPrior } from "../../maths/index.ts";
import type { LagWindow } from "../panel.ts";
import { type Design, designOf, rowsNeeded } from "./design.ts";
import type { DesignPanel } from "./design-panel.ts";
import {
  type CellInclusion,
  gridSpace,
  logFactors,
  logSetPrior,
  type SetPrior,
  weighCell,
} from "./grid.ts";
import { type PreparedDesign, prepared } from "./inclusion.ts";
import { otherOwnLags, widestWindow } from "./own-lags.ts";
import { spaceOf } from "./space.ts";
import { usualG } from "./space-prior.ts";
import type { Streams } from "./streams.ts";

/** The priors of the coefficients that are tried. */
export type GName = "usual" | "unitInformation" | "hyperGN" | "localEmpiricalBayes";

/** One way to weigh the record: every choice that the sensitivity grid varies. */
export interface GridCell {
  readonly g: GName;
  readonly models: SetPrior;
  readonly ownLags: readonly number[];
  /** All windows; all but one; or one that spans them all beside them. */
  readonly windows: "all" | { readonly without: LagWindow } | { readonly beside: LagWindow };
}

/** A hypothesis in one cell. */
export interface CellResult extends CellInclusion {
  readonly cell: GridCell;
}

/** How a hypothesis fares when the choices are made otherwise. */
export interface Sensitivity {
  readonly cells: number;
  readonly lowest: CellResult;
  readonly highest: CellResult;
  /**
   * The lowest of the cells in which its most probable window may be chosen: whether a finding is stable. Without the window
   * in which an effect lies it should not be found.
   */
  readonly lowestKept: CellResult;
  /** Whether its coefficient has the same sign, by the odds, in all those cells. */
  readonly sameSign: boolean;
}

const SET_PRIORS: readonly SetPrior[] = ["usual", "betaBinomial", "fixedOne", "uniform"];

/** a of the hyper-g/n prior. */
const HYPER_A = 3;

/** Models of one design that the grid enumerates: hyper-g/n costs an integral a model. A larger space is searched. */
const GRID_EXACT = 20_000;

/** What the grid shares with the weighing. */
export interface SensitivitySettings {
  readonly tried: number;
  readonly ownLags: readonly number[];
  readonly exactUpTo: number | undefined;
  readonly streams: Streams;
}

function coefficientPriors(
  { noise, design }: PreparedDesign,
  tried: number,
): ReadonlyMap<GName, GPrior> {
  return new Map<GName, GPrior>([
    ["usual", { kind: "fixed", g: usualG(noise.effectiveRows, tried) }],
    ["unitInformation", { kind: "fixed", g: design.rows.length }],
    ["hyperGN", { kind: "hyper-g/n", a: HYPER_A }],
    ["localEmpiricalBayes", { kind: "local-eb" }],
  ]);
}

const same = (a: LagWindow, b: LagWindow): boolean => a.first === b.first && a.last === b.last;

/** Shares of each candidate's columns when one window is taken away; what is left keeps its proportions. */
function sharesWithout(design: Design, without: LagWindow | undefined): readonly Float64Array[] {
  return design.candidates.map(({ columns, shares }) => {
    const kept = Float64Array.from(columns, (c, a) => {
      const window = design.columns[c]?.window;
      const isOut = without !== undefined && window !== undefined && same(window, without);
      return isOut ? 0 : (shares[a] ?? 0);
    });
    const sum = kept.reduce((a, b) => a + b, 0);
    return sum > 0 ? kept.map((share) => share / sum) : kept;
  });
}

function windowsOf(design: Design): readonly LagWindow[] {
  const windows: LagWindow[] = [];
  for (const { window } of design.columns) {
    if (!windows.some((other) => same(other, window))) windows.push(window);
  }
  return windows.length > 1 ? windows : [];
}

type CellUse = (cell: GridCell, each: readonly CellInclusion[], design: Design) => void;

/** Weigh one design under every prior, with all its windows and without each of some. */
function weighDesign(
  design: Design,
  name: Pick<GridCell, "ownLags" | "windows">,
  without: readonly LagWindow[],
  settings: SensitivitySettings,
  use: CellUse,
): void {
  const { tried, exactUpTo, streams } = settings;
  const own = prepared(design, tried);
  const random = streams(`grid ${JSON.stringify(name)}`);
  const grid = gridSpace(
    spaceOf(own, tried, random, Math.min(exactUpTo ?? GRID_EXACT, GRID_EXACT)).space,
  );
  const views = [undefined, ...without].map((window) => ({
    windows: window === undefined ? name.windows : { without: window },
    shares: sharesWithout(design, window),
  }));
  const priors = SET_PRIORS.map((models) => ({
    models,
    logBySize: logSetPrior(models, design.candidates.length, tried),
  }));
  for (const [g, prior] of coefficientPriors(own, tried)) {
    const logFactor = logFactors(grid, prior);
    for (const { models, logBySize } of priors) {
      for (const { windows, shares } of views) {
        const cell: GridCell = { g, models, ownLags: name.ownLags, windows };
        use(cell, weighCell(grid, { logFactor, logBySize, shares }), design);
      }
    }
  }
}

function keeps({ windows }: GridCell, best: LagWindow | undefined): boolean {
  return !(typeof windows === "object" && "without" in windows) || best === undefined
    ? true
    : !same(windows.without, best);
}

function summary(
  cells: readonly CellResult[],
  best: LagWindow | undefined,
): Sensitivity | undefined {
  const sorted = cells
    .filter(({ inclusion }) => !Number.isNaN(inclusion))
    .sort((a, b) => a.inclusion - b.inclusion);
  const kept = sorted.filter(({ cell }) => keeps(cell, best));
  const [lowest, highest, lowestKept] = [sorted[0], sorted.at(-1), kept[0]];
  if (lowest === undefined || highest === undefined || lowestKept === undefined) return undefined;
  const sameSign =
    kept.every(({ positive }) => positive > 0.5) || kept.every(({ positive }) => positive < 0.5);
  return { cells: sorted.length, lowest, highest, lowestKept, sameSign };
}

/**
 * Weigh the record again with every choice made otherwise: g, prior of the models, own lags, and without each window in
 * turn or with one more that spans the year.
 *
 * @param best most probable window of each hypothesis of the panel, undefined where it is not measured
 * @returns one per hypothesis of the panel; undefined where it is not measured
 */
export function sensitivityOf(
  panel: DesignPanel,
  usual: Design,
  best: readonly (LagWindow | undefined)[],
  settings: SensitivitySettings,
): readonly (Sensitivity | undefined)[] {
  const results = panel.hypotheses.map((): CellResult[] => []);
  const use: CellUse = (cell, each, design) => {
    design.candidates.forEach(({ hypothesis }, c) => {
      const own = each[c];
      if (own !== undefined) results[hypothesis]?.push({ cell, ...own });
    });
  };
  const windows = windowsOf(usual);
  weighDesign(usual, { ownLags: settings.ownLags, windows: "all" }, windows, settings, use);
  for (const ownLags of otherOwnLags(panel.by, panel.periods.length)) {
    const design = designOf(panel, { ownLags });
    const { has, needs } = rowsNeeded(design);
    if (has >= needs) weighDesign(design, { ownLags, windows: "all" }, [], settings, use);
  }
  const beside = widestWindow(panel.by);
  const hypotheses = panel.hypotheses.map((hypothesis) => ({
    ...hypothesis,
    windows: hypothesis.windows.some((window) => same(window, beside))
      ? hypothesis.windows
      : [...hypothesis.windows, beside],
  }));
  const wide = designOf({ ...panel, hypotheses }, { ownLags: settings.ownLags });
  const { has, needs } = rowsNeeded(wide);
  if (windows.length > 0 && has >= needs) {
    const name = { ownLags: settings.ownLags, windows: { beside } };
    weighDesign(wide, name, [], settings, use);
  }
  return results.map((cells, place) => summary(cells, best[place]));
}
