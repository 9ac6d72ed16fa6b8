import type { MeasuredHypothesis } from "../../drivers/index.ts";
import type { GridEnd, InclusionRange } from "./drivers-document.ts";

type Sensitivity = NonNullable<MeasuredHypothesis["sensitivity"]>;
type Cell = Sensitivity["lowest"]["cell"];

const G: Readonly<Record<Cell["g"], string>> = {
  usual: "max(n, H squared)",
  unitInformation: "unit information",
  hyperGN: "hyper-g/n",
  localEmpiricalBayes: "local empirical Bayes",
};

const MODELS: Readonly<Record<Cell["models"], string>> = {
  usual: "beta-binomial, one expected",
  betaBinomial: "beta-binomial, half of them expected",
  fixedOne: "each in with 1/H",
  uniform: "each as likely as not",
};

const lags = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  first === last ? String(first) : `${first}-${last}`;

function windowsOf(windows: Cell["windows"]): string {
  if (windows === "all") return "all";
  return "without" in windows
    ? `without ${lags(windows.without)}`
    : `with ${lags(windows.beside)} beside`;
}

function endOf({ cell, inclusion }: Sensitivity["lowest"]): GridEnd {
  const { g, models, ownLags, windows } = cell;
  return { inclusion, g: G[g], models: MODELS[models], ownLags, windows: windowsOf(windows) };
}

/** The inclusion of a hypothesis over the sensitivity grid, each end with the choices that lead to it. */
export function inclusionRange({
  cells,
  lowest,
  highest,
  lowestKept,
  sameSign,
}: Sensitivity): InclusionRange {
  return {
    ...{ cells, sameSign, lowest: endOf(lowest), highest: endOf(highest) },
    lowestKept: endOf(lowestKept),
  };
}
