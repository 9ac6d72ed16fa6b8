import {
  bric,
  type GPrior,
  hyperBric,
  hyperUnitInformation,
  type Spread,
  unitInformation,
} from "../../maths/index.ts";
import { nearName } from "../csv-columns.ts";
import { priorUnclear } from "./messages.ts";

/** A prior of g by its name, as it stands in the sample. */
export interface NamedGPrior {
  readonly name: string;
  readonly prior: GPrior;
  /** Which standard deviation goes with it unless another is asked for: that of the program whose name it bears. */
  readonly spread: Spread;
}

/** What a name's meaning can depend on. */
export interface WeighedSample {
  readonly n: number;
  /** Number of candidates: columns, or groups of them. */
  readonly candidates: number;
}

/** The a of the reference run of BMS that is called "hyper". BMS's own default is that of `hyper=uip`. */
const HYPER = 2.5;

/** The a of Liang and others (2008), and of BAS. */
const LIANG = 3;

type Maker = (sample: WeighedSample) => GPrior;

const fixed = (g: number): GPrior => ({ kind: "fixed", g });

/** Ours, and those that R's BMS has. */
const OWN: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["uip", ({ n }) => fixed(unitInformation(n))],
  ["bric", ({ n, candidates }) => fixed(bric(n, candidates))],
  ["hyper", () => ({ kind: "hyper-g", a: HYPER })],
  ["hyper=uip", ({ n }) => ({ kind: "hyper-g", a: hyperUnitInformation(n) })],
  ["hyper=bric", ({ n, candidates }) => ({ kind: "hyper-g", a: hyperBric(n, candidates) })],
  ["hyper-g", () => ({ kind: "hyper-g", a: LIANG })],
  ["hyper-gn", () => ({ kind: "hyper-g/n", a: LIANG })],
  ["zs", () => ({ kind: "zellner-siow" })],
  ["eblocal", () => ({ kind: "local-eb" })],
  ["ebl", () => ({ kind: "local-eb" })],
  ["bic", () => ({ kind: "bic" })],
]);

/** Under BAS's names stands what BAS computes: Laplace's approximation, and its standard deviation. */
const OF_BAS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["g-prior", ({ n }) => fixed(unitInformation(n))],
  ["zs-null", () => ({ kind: "zellner-siow", integral: "laplace" })],
  ["hyper-g-n", () => ({ kind: "hyper-g/n", a: LIANG, integral: "laplace" })],
]);

/** What can be asked for, in words for a hint. */
const G_NAMES: readonly string[] = [
  ...["uip", "bric", "hyper", "hyper=A", "hyper=uip", "hyper=bric", "hyper-g", "hyper-g=A"],
  ...["hyper-gn", "hyper-gn=A", "zs", "eblocal", "bic", "a number above 0"],
  ...["as R's BAS: zs-null", "hyper-g-n", "g-prior"],
];

function unclear(text: string, why: string): Error {
  const near = nearName(text.toLowerCase(), [...OWN.keys(), ...OF_BAS.keys()]);
  return priorUnclear({ of: "g", text, why, near: why === "" ? near : "", choices: G_NAMES });
}

const PARAMETER = /^(hyper|hyper-g|hyper-gn)=(.+)$/;

function withParameter(text: string, name: string): GPrior | undefined {
  const [, family, written] = PARAMETER.exec(name) ?? [];
  if (family === undefined || written === undefined) return undefined;
  const a = Number(written);
  if (!(a > 2 && Number.isFinite(a))) throw unclear(text, "a must be a number above 2");
  return { kind: family === "hyper-gn" ? "hyper-g/n" : "hyper-g", a };
}

/**
 * The prior of g that a text names: docs/method/weigh.md.
 *
 * @throws `workbench.prior-unclear`
 */
export function gPriorNamed(text: string, sample: WeighedSample): NamedGPrior {
  const name = text.trim().toLowerCase();
  const bas = OF_BAS.get(name);
  if (bas !== undefined) return { name, prior: bas(sample), spread: "bas" };
  const own = OWN.get(name);
  const prior = own === undefined ? withParameter(text, name) : own(sample);
  if (prior !== undefined) return { name, prior, spread: "bms" };
  const g = name === "" ? Number.NaN : Number(name);
  if (Number.isNaN(g)) throw unclear(text, "");
  if (!(g > 0 && Number.isFinite(g))) throw unclear(text, "g must be above 0");
  return { name, prior: fixed(g), spread: "bms" };
}
