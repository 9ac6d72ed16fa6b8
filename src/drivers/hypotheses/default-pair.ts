import {
  type Draft,
  draft,
  type Ground,
  idOf,
  type LeftOut,
  listed,
  nameOf,
  sentence,
  WITHIN_A_YEAR,
  WITHIN_TWO,
} from "./default-draft.ts";
import { type ExposureSeries, sortedPair } from "./hypothesis.ts";

/** Facts that tell how much one side needs the other, and facts that tell where the two stand together. */
const NEEDS = ["arms-transfers", "imports"];
const VOTES = ["un-vote-agreement"];

function factExposures(
  { facts }: Ground,
  measures: readonly string[],
  as: "level" | "log",
): ExposureSeries[] {
  return facts.flatMap(({ measure, between }): ExposureSeries[] => {
    if (between === undefined || !measures.includes(measure)) return [];
    return [
      {
        id: idOf(measure, ...between),
        says: sentence(`${measure.replaceAll("-", " ")}, ${between.map(nameOf).join(" and ")}.`),
        series: { kind: "fact", measure, between, as },
      },
    ];
  });
}

/** One side needs the other. */
export function dependence(ground: Ground): Draft | LeftOut {
  const exposures = factExposures(ground, NEEDS, "log");
  if (exposures.length === 0) {
    const reason =
      "the record holds neither trade nor arms transfers of the two that move in these periods";
    return { id: "dependence", reason };
  }
  return draft({
    id: "dependence",
    statement: sentence(
      `${ground.two} get on better the more one needs the other's goods or arms.`,
    ),
    mechanism:
      "A quarrel costs the side that buys its supply and the side that sells its customer.",
    sign: 1,
    speed: WITHIN_TWO,
    exposures,
  });
}

/** The two want the same of the world. */
export function votes(ground: Ground): Draft | LeftOut {
  const exposures = factExposures(ground, VOTES, "level");
  if (exposures.length === 0) {
    return {
      id: "votes",
      reason: "the record holds no votes of the two that differ in these periods",
    };
  }
  return draft({
    id: "votes",
    statement: sentence(`${ground.two} get on better the more they vote alike.`),
    mechanism:
      "Votes show what governments want of the world; who wants the same has less to quarrel over.",
    sign: 1,
    speed: WITHIN_TWO,
    exposures,
  });
}

/** A new leader begins anew. */
export function leaderChange({ leaders, dyad, two }: Ground): Draft | LeftOut {
  const known = dyad.filter((actor) => leaders.includes(actor));
  if (known.length === 0) {
    return {
      id: "leader-change",
      reason: "neither side had a new leader in these periods, as far as leaders are known",
    };
  }
  return draft({
    id: "leader-change",
    statement: sentence(
      `a new leader in ${listed(known.map(nameOf), "or")} moves the relations of ${two}.`,
    ),
    mechanism: "A new leader owes less to old quarrels and friendships, and begins anew.",
    sign: 0,
    speed: WITHIN_A_YEAR,
    exposures: known.map((actor) => ({
      id: idOf("of", actor),
      says: sentence(`${nameOf(actor)} has had a new leader within twelve months.`),
      series: { kind: "leader", of: actor },
    })),
  });
}

/** Deals make interests. */
export function commerce({ dyad, two }: Ground): Draft {
  return draft({
    id: "commerce",
    statement: sentence(`deals in arms, energy and trade carry the relations of ${two}.`),
    mechanism: "Contracts make interests on both sides that speak for the next step.",
    sign: 1,
    speed: WITHIN_A_YEAR,
    exposures: (["arms", "energy", "economic"] as const).map((instrument) => ({
      id: instrument,
      says: sentence(`cooperation of ${two} in the field: ${instrument}.`),
      series: { kind: "dyad", between: sortedPair(dyad), measure: "cooperation", instrument },
    })),
  });
}
