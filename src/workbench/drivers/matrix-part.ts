import { flipSentence, missingEvidenceSentence } from "../../brief/index.ts";
import {
  type FlipSet,
  type HeuerView,
  type Matrix,
  type MissingEvidence,
  type WeighedMatrix,
  weightInWords,
} from "../../drivers/index.ts";

type Weighed = WeighedMatrix["hypotheses"][number];

/** A hypothesis by its documents. */
export interface MatrixHypothesis extends Omit<Weighed, "id"> {
  readonly id: string;
  readonly statement: string;
  /** Heuer's count over clusters of items. */
  readonly heuer: Omit<HeuerView["hypotheses"][number], "hypothesis">;
}

/** An item of evidence. */
export interface MatrixEvidence {
  readonly id: string;
  readonly says: string;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly address: string | null;
  readonly rating: string | null;
  readonly cluster: string | null;
  /** Events that it rests on, or that the record answers its query with. */
  readonly events: readonly string[];
  /** What the record answers to its query; null where it has none. */
  readonly record: "found" | "not found" | "cannot tell" | "not asked" | null;
  /** Probability that what it says is so; of the record's answer where it has a query. */
  readonly trust: number | null;
  /** Greatest less least weight over the hypotheses, decibels. */
  readonly diagnosticity: number | null;
  /** Hypotheses with a judgement, and those left blank. */
  readonly judged: number;
  readonly blank: number;
}

/** What an item says of a hypothesis. */
export interface MatrixCell {
  readonly evidence: string;
  readonly hypothesis: string;
  /** Decibels, after the source is taken into account; null for a blank. */
  readonly weight: number | null;
  /** The judges' mean in words; null for a blank. */
  readonly words: string | null;
  /** The judges' least, mean and greatest; null for a blank. */
  readonly range: { readonly low: number; readonly mid: number; readonly high: number } | null;
  readonly judged: readonly {
    readonly judge: string;
    readonly decibels: number;
    readonly because: string | null;
  }[];
  /** Some judge states a test that nobody has carried out. */
  readonly open: boolean;
}

/** Evidence that nobody has, with what finding it would do in a sentence. */
export interface ToldMissing extends Omit<MissingEvidence, "says"> {
  /** What would have to be found. */
  readonly what: string;
  readonly says: string;
}

/** A document's matrix, weighed. */
export interface MatrixPart {
  /** Whether there is a matrix at all. */
  readonly stated: boolean;
  readonly judges: WeighedMatrix["judges"];
  readonly hypotheses: readonly MatrixHypothesis[];
  /** The most telling item first. */
  readonly evidence: readonly MatrixEvidence[];
  readonly cells: readonly MatrixCell[];
  readonly clusters: WeighedMatrix["clusters"];
  /** The fewest clusters without which the leader no longer leads alone; empty where none would do. */
  readonly flipSet: readonly string[];
  readonly flip: FlipSet;
  /** Whose lead it is and what it rests on, in a sentence; null without a matrix. */
  readonly says: string | null;
  /** Cells on which the judges differ, the widest first. */
  readonly disagreement: readonly {
    readonly evidence: string;
    readonly hypothesis: string;
    readonly low: number;
    readonly high: number;
  }[];
  /** Evidence that nobody has, that which would move most first. */
  readonly missing: readonly ToldMissing[];
}

/** A matrix with all that was computed of it. */
export interface JudgedMatrix {
  readonly matrix: Matrix;
  readonly weighed: WeighedMatrix;
  readonly heuer: HeuerView;
  readonly flip: FlipSet;
  readonly wouldTell: readonly MissingEvidence[];
  /** What the record answers; left out where it was not asked. */
  readonly answers?:
    | ReadonlyMap<
        string,
        {
          readonly outcome: "found" | "not found" | "cannot tell";
          readonly events: readonly string[];
        }
      >
    | undefined;
}

/** No matrix. */
export const NO_MATRIX: MatrixPart = {
  stated: false,
  judges: [],
  hypotheses: [],
  evidence: [],
  cells: [],
  clusters: [],
  flipSet: [],
  flip: {
    basis: "together",
    leader: null,
    margin: null,
    removed: null,
    overtakenBy: null,
    rivals: [],
  },
  says: null,
  disagreement: [],
  missing: [],
};

function weighedHypotheses({ matrix, weighed, heuer }: JudgedMatrix): MatrixHypothesis[] {
  return weighed.hypotheses.flatMap((one) => {
    const counted = heuer.hypotheses.find(({ hypothesis }) => hypothesis === one.id);
    if (counted === undefined) return [];
    const { hypothesis: _, ...counts } = counted;
    const stated = matrix.hypotheses.find(({ id }) => id === one.id);
    return [{ ...one, statement: stated?.statement ?? one.id, heuer: counts }];
  });
}

function evidenceOf({ matrix, weighed, heuer, answers }: JudgedMatrix): MatrixEvidence[] {
  return heuer.items.flatMap(({ evidence, diagnosticity, judged, blank }) => {
    const item = matrix.evidence.find(({ id }) => id === evidence);
    if (item === undefined) return [];
    const answer = answers?.get(evidence);
    const { id, says, date, publisher, address, rating, cluster, query } = item;
    return [
      {
        ...{ id, says, date: date ?? null, publisher: publisher ?? null, address: address ?? null },
        ...{ rating: rating ?? null, cluster: cluster ?? null, diagnosticity, judged, blank },
        events: answer?.events ?? item.events,
        record: query === undefined ? null : (answer?.outcome ?? "not asked"),
        trust:
          weighed.cells.find((cell) => cell.evidence === evidence)?.trust.probability.mid ?? null,
      },
    ];
  });
}

function cellsOf({ matrix, weighed }: JudgedMatrix): MatrixCell[] {
  return weighed.cells.map(({ evidence, hypothesis, weight, range, judged, open }) => ({
    ...{ evidence, hypothesis, weight, range, open },
    words: range === null ? null : weightInWords(range.mid),
    judged: judged.map(({ judge, decibels }) => ({
      judge,
      decibels,
      because:
        matrix.cells.find(
          (cell) =>
            cell.evidence === evidence && cell.hypothesis === hypothesis && cell.judge === judge,
        )?.because ?? null,
    })),
  }));
}

function disagreementOf({ weighed }: JudgedMatrix): MatrixPart["disagreement"] {
  return weighed.cells
    .flatMap(({ evidence, hypothesis, range }) =>
      range === null || range.high === range.low
        ? []
        : [{ evidence, hypothesis, low: range.low, high: range.high }],
    )
    .toSorted((a, b) => b.high - b.low - (a.high - a.low));
}

/** A weighed matrix as documents carry it. */
export function matrixPart(judged: JudgedMatrix): MatrixPart {
  const { matrix, weighed, flip, wouldTell } = judged;
  const statementOf = (id: string): string =>
    matrix.hypotheses.find((one) => one.id === id)?.statement ?? id;
  return {
    stated: true,
    judges: weighed.judges,
    hypotheses: weighedHypotheses(judged),
    evidence: evidenceOf(judged),
    cells: cellsOf(judged),
    clusters: weighed.clusters,
    flipSet: flip.removed ?? [],
    flip,
    says: flipSentence(flip, statementOf),
    disagreement: disagreementOf(judged),
    missing: wouldTell.map((one) => ({
      ...one,
      what: one.says,
      says: missingEvidenceSentence(one, { statement: statementOf(one.hypothesis) }),
    })),
  };
}
