import { packageFile } from "./child.ts";
import { interleaved, median, ratios, spread } from "./measure.ts";
import { type PeerJob, peerJobs, type Tolerances } from "./peer-jobs.ts";
import { type Found, type PeerAnswer, PeerProcess } from "./peer-process.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 5;

const MILLISECONDS = 1000;

/** Our run, timed as a peer times its own: once before, then several together. */
function ourRun({ ours, times: [times] }: PeerJob): { seconds: number; found: Found } {
  let found = ours();
  const started = performance.now();
  for (let i = 0; i < times; i++) found = ours();
  return { seconds: (performance.now() - started) / 1000 / times, found };
}

/** The most that two lists differ, over one or the greater of the two. */
function apart(ours: readonly number[] = [], theirs: readonly number[] = []): number {
  if (ours.length !== theirs.length || ours.length === 0) return Number.POSITIVE_INFINITY;
  const gaps = ours.map((x, i) => {
    const y = theirs[i] ?? Number.NaN;
    return Math.abs(x - y) / Math.max(1, Math.abs(x), Math.abs(y));
  });
  return gaps.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...gaps);
}

/** How far results lie apart at most. A bench of two models that are not the same says nothing, so it ends here. */
export function agreement(name: string, ours: Found, theirs: Found, within: Tolerances): number {
  const gaps = Object.entries(within).map(([list, most]) => {
    const gap = apart(ours[list], theirs[list]);
    if (!(gap <= most)) throw new Error(`${name}: ${list} differs from the peer's by ${gap}`);
    return gap;
  });
  return Math.max(...gaps);
}

function timesOf(answers: readonly PeerAnswer[]): number[] {
  return answers.flatMap((answer) => ("seconds" in answer ? answer.seconds : []));
}

/** A line of the table, and whether the machine was busy meanwhile. */
export interface Row {
  readonly cells: string[];
  readonly disturbed: boolean;
}

/** What the columns of a row of `measured` are called. */
export const PEER_COLUMNS: readonly string[] = [
  ...["model", "peer", "ours, ms", "peer, ms", "peer / ours", "results differ by"],
];

/** Our run of a model beside a peer's, in turns, after both have found the same. */
export async function measured(
  job: PeerJob,
  peer: PeerJob["peers"][number],
  process: PeerProcess,
): Promise<Row> {
  const question = { ...peer.job, times: job.times[1] };
  const first = await process.ask(question);
  const label = [job.name, peer.name];
  if ("missing" in first) {
    const ours = ourRun(job).seconds * MILLISECONDS;
    const cells = [...label, ours.toFixed(2), `peer not found: ${first.missing}`, "", ""];
    return { cells, disturbed: false };
  }
  const gap = agreement(job.name, job.ours(), first.found, peer.within);
  const { results, disturbed } = await interleaved<PeerAnswer>(
    [
      { name: "ours", run: async () => ourRun(job) },
      { name: "peer", run: () => process.ask(question) },
    ],
    ROUNDS,
  );
  const [ours, theirs] = ["ours", "peer"].map((name) => timesOf(results.get(name) ?? []));
  if (ours === undefined || theirs === undefined) throw new Error(`${job.name}: nothing timed`);
  const shown = (seconds: readonly number[]): string => {
    const milliseconds = seconds.map((s) => s * MILLISECONDS);
    return spread(milliseconds, median(milliseconds) < 10 ? 2 : 0);
  };
  const ratio = ratios(theirs, ours);
  const cells = [shown(ours), shown(theirs), spread(ratio, 1), gap.toExponential(0)];
  return { cells: [...label, ...cells], disturbed };
}

async function run(): Promise<Table[]> {
  const python = new PeerProcess(
    process.env["PYTHON"] ?? "python3",
    packageFile("bench/peers/peers.py"),
  );
  const r = new PeerProcess(
    process.env["RSCRIPT"] ?? "Rscript",
    packageFile("bench/peers/peers.R"),
  );
  const rows: Row[] = [];
  try {
    for (const job of peerJobs()) {
      for (const peer of job.peers) {
        rows.push(await measured(job, peer, peer.language === "R" ? r : python));
      }
    }
  } finally {
    python.close();
    r.close();
  }
  return [
    {
      title: "Peers: the same models in other hands",
      columns: PEER_COLUMNS,
      rows: rows.map(({ cells }) => cells),
      notes: [
        "All interpreters are warm and run on one core.",
        ...(rows.some(({ disturbed }) => disturbed)
          ? ["**The machine was busy: measure again.**"]
          : []),
      ],
    },
  ];
}

/** How fast our models run beside plain ones in Python and R, and the libraries that people use. */
export const PEERS: Bench = { name: "peers", run };
