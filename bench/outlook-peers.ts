import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  benchmarkForecasts,
  fitSmoothing,
  forecastSmoothing,
  naiveForecast,
  smape,
  type Trend,
  thetaForecast,
} from "../src/maths/index.ts";
import { packageFile } from "./child.ts";
import type { PeerJob } from "./peer-jobs.ts";
import { type Found, PeerProcess } from "./peer-process.ts";
import { measured, PEER_COLUMNS, type Row } from "./peers.ts";
import type { Table } from "./table.ts";

const RSCRIPT = process.env["RSCRIPT"] ?? "Rscript";

/** The mean sMAPE of a method may differ by so much, a share: a hundredth of the per cent that they are published in. */
const WITHIN = { smape: 1e-4 } as const;

/** A series with what came next. */
interface Series {
  readonly x: readonly number[];
  readonly xx: readonly number[];
}

type Forecaster = (x: readonly number[], horizon: number) => readonly ArrayLike<number>[];

const smoothed =
  (trend: Trend): Forecaster =>
  (x, horizon) => [forecastSmoothing(fitSmoothing(x, trend, "competition"), horizon).mean];

/** All six at once: each smoothing is done once, as the peer does it. */
function allSix(x: readonly number[], horizon: number): readonly ArrayLike<number>[] {
  const { naive, ses, holt, damped, theta, comb } = benchmarkForecasts(x, horizon, 1, 0);
  return [naive, ses, holt, damped, theta, comb].map(({ mean }) => mean);
}

/** Methods by the peer's names; runs of ours that are timed together. */
const METHODS: readonly (readonly [name: string, theirs: string, times: number, Forecaster])[] = [
  ["naive", "naive", 50, (x, horizon) => [naiveForecast(x, horizon).mean]],
  ["SES", "ses", 2, smoothed("none")],
  ["Holt", "holt", 1, smoothed("linear")],
  ["damped", "damped", 1, smoothed("damped")],
  ["Theta", "theta", 2, (x, horizon) => [thetaForecast(x, horizon, 0, "competition").mean]],
  ["all six, Comb included", "all", 1, allSix],
];

/** The mean sMAPE over all series of each forecast that is made, as a share. */
function scores(series: readonly Series[], forecaster: Forecaster): Found {
  const sums: number[] = [];
  for (const { x, xx } of series) {
    for (const [i, mean] of forecaster(x, xx.length).entries()) {
      sums[i] = (sums[i] ?? 0) + smape(xx, mean) / 100;
    }
  }
  return { smape: sums.map((sum) => sum / series.length) };
}

function jobs(series: readonly Series[], path: string): PeerJob[] {
  return METHODS.map(([name, method, times, forecaster]) => ({
    name: `${name}, ${series.length} weekly series`,
    ours: () => scores(series, forecaster),
    times: [times, 1],
    peers: [{ name: "R forecast", language: "R", job: { path, method }, within: WITHIN }],
  }));
}

function weeklySeries(): readonly Series[] | undefined {
  const shared = process.env["ENTENTE_DATA"] ?? packageFile("../shared");
  const path = join(shared, "gold", "m4_weekly", "m4_weekly.jsonl.gz");
  if (!existsSync(path)) return undefined;
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Series);
}

/**
 * The benchmarks of the M4 competition beside R's package forecast, on its weekly series.
 *
 * @param folder where the series are laid out for the peer
 */
export async function weeklyPeers(folder: string): Promise<Table> {
  const title = "Outlook: benchmarks of the M4 competition on its weekly series, 13 weeks ahead";
  const series = weeklySeries();
  if (series === undefined) {
    const note = "**Skipped: no `gold/m4_weekly` in `ENTENTE_DATA`.** Nothing was compared.";
    return { title, columns: PEER_COLUMNS, rows: [], notes: [note] };
  }
  const path = join(folder, "weekly.txt");
  writeFileSync(path, series.map(({ x, xx }) => `${x.join(",")};${xx.join(",")}\n`).join(""));
  const r = new PeerProcess(RSCRIPT, packageFile("bench/peers/forecast.R"));
  const rows: Row[] = [];
  try {
    for (const job of jobs(series, path)) {
      for (const peer of job.peers) rows.push(await measured(job, peer, r));
    }
  } finally {
    r.close();
  }
  return {
    title,
    columns: PEER_COLUMNS,
    rows: rows.map(({ cells }) => cells),
    notes: [
      "Results are mean sMAPE as shares, 0.09 for 9 %. The peer also makes two prediction intervals of each forecast, we its variance; both are warm and run on one core.",
      ...(rows.some(({ disturbed }) => disturbed)
        ? ["**The machine was busy: measure again.**"]
        : []),
    ],
  };
}
