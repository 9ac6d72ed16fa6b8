import type { DriverPanel } from "../panel.ts";
import type { AveragedDesign } from "./averaged-design.ts";
import { averagedDesign } from "./averaged-design.ts";
import { rowsNeeded } from "./design.ts";
import { prepared, triedOf, usualDesign } from "./inclusion.ts";
import type { StatisticalOptions } from "./options.ts";
import { type Power, powerOf } from "./power.ts";
import { type Streams, streamsOf } from "./streams.ts";

/** Simulated records per hypothesis, where nothing else is asked for. */
export const SIMULATIONS = 200;

/** Models per simulation; a larger space loses its largest models. */
const WALKED_MODELS = 10_000;

/** Power of every measured hypothesis of an averaged design, by place in the panel. */
export function powersOfDesign(
  panel: DriverPanel,
  { own, fit, effects }: AveragedDesign,
  tried: number,
  streams: Streams,
  simulations: number,
  wanted: (place: number) => boolean = () => true,
): ReadonlyMap<number, Power> {
  if (simulations === 0) return new Map();
  const walked = prepared(own.design, tried, WALKED_MODELS);
  const powers = new Map<number, Power>();
  for (const candidate of own.design.candidates) {
    const hypothesis = panel.hypotheses[candidate.hypothesis];
    if (hypothesis === undefined || !wanted(candidate.hypothesis)) continue;
    const random = streams(`power ${hypothesis.id}`);
    powers.set(
      candidate.hypothesis,
      powerOf(walked, fit, effects, hypothesis, candidate, random, simulations),
    );
  }
  return powers;
}

/**
 * Power only, with the seeds of `weighHypotheses`: for simulations that ask nothing else.
 *
 * @param ids hypotheses wanted; all by default
 * @returns by id; empty where the panel has too few rows
 */
export function powersOf(
  panel: DriverPanel,
  options: StatisticalOptions,
  ids?: readonly string[],
): ReadonlyMap<string, Power> {
  const streams = streamsOf(options.random);
  const design = usualDesign(panel, options);
  const { has, needs } = rowsNeeded(design);
  if (has < needs) return new Map();
  const tried = triedOf(panel, options.tried);
  const own = averagedDesign(design, tried, streams("search"), options.exactUpTo);
  const wanted = (place: number): boolean =>
    ids === undefined || ids.includes(panel.hypotheses[place]?.id ?? "");
  const simulations = options.simulations ?? SIMULATIONS;
  const powers = powersOfDesign(panel, own, tried, streams, simulations, wanted);
  return new Map([...powers].map(([place, power]) => [panel.hypotheses[place]?.id ?? "", power]));
}
