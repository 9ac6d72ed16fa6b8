import { actorByCode } from "../../lexicon/index.ts";
import type { Third } from "../../measure/index.ts";
import type { TriadForm } from "../series/specification.ts";
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
} from "./default-draft.ts";
import type { ExposureSeries } from "./hypothesis.ts";

/** A form of triangle as an explanation. */
export interface TriadKind {
  readonly id: string;
  readonly form: TriadForm;
  readonly roles: readonly Third["role"][];
  readonly sign: 1 | -1;
  says(two: string, thirds: string): string;
  readonly mechanism: string;
  series(third: string): string;
  /** Of third actors of which there are none. */
  readonly none: string;
  /** Whether the form is about all third actors together, the named ones being but its examples. */
  readonly overAll?: boolean;
}

/** The forms, in the order in which they are told. */
export const TRIADS: readonly TriadKind[] = [
  {
    id: "enemys-enemy",
    form: "commonEnemy",
    roles: ["enemy of both"],
    sign: 1,
    says: (two, thirds) => `${two} draw together because both are at odds with ${thirds}.`,
    mechanism: "The enemy of an enemy is of use: each side gains a partner against the third.",
    series: (third) => `Both are at odds with ${third} at the same time.`,
    none: "an enemy of both",
  },
  {
    id: "friends-friend",
    form: "commonFriend",
    roles: ["friend of both"],
    sign: 1,
    overAll: true,
    says: (two, thirds) =>
      `${two} draw together because they have friends in common, such as ${thirds}.`,
    mechanism:
      "Who has the same friends meets often, has the same partners and finds it awkward to quarrel.",
    series: (third) => `Both are on good terms with ${third} at the same time.`,
    none: "a friend of both",
  },
  {
    id: "broker",
    form: "broker",
    roles: ["friend of both"],
    sign: 1,
    says: (two, thirds) => `${thirds} brings ${two} together.`,
    mechanism:
      "The third has an interest in the two getting on, and its dealings with each come first.",
    series: (third) => `${third} deals with both, and this comes before they deal with each other.`,
    none: "a friend of both",
  },
  {
    id: "friend-of-enemy",
    form: "friendOfEnemy",
    roles: ["friend of the first, enemy of the second", "enemy of the first, friend of the second"],
    sign: -1,
    says: (two, thirds) =>
      `${two} draw apart over ${thirds}, a friend of the one and an enemy of the other.`,
    mechanism:
      "Whoever backs my enemy is not my friend, and backing costs one side the other's trust.",
    series: (third) => `The one is on good terms with ${third}, the other at odds with it.`,
    none: "a friend of the one that is an enemy of the other",
  },
];

/** A third actor is named only if at some time so many recent events, older ones weighing less, tell of it and each side. */
const NAMED_FROM = 3;

/** How much is told of a third actor with both sides: with the one of whom less is told. */
const told = ({ withFirst, withSecond }: Third): number =>
  Math.min(withFirst.weight, withSecond.weight);

/**
 * The third actors that weigh most over all times, of those of which enough is told.
 *
 * @param weightOf what one weighs at one time
 */
function foremost({ thirds, most }: Ground, weightOf: (third: Third) => number): string[] {
  const all = thirds.flat();
  const known = new Set(all.filter((one) => told(one) >= NAMED_FROM).map(({ actor }) => actor));
  const sums = new Map<string, number>();
  for (const third of all) {
    const { actor } = third;
    if (known.has(actor)) sums.set(actor, (sums.get(actor) ?? 0) + weightOf(third));
  }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([actor]) => actor);
}

/** The series of a form: one for each third actor, or one over all, where who they are does not matter. */
function exposuresOf(kind: TriadKind, named: readonly string[]): ExposureSeries[] {
  const { form } = kind;
  if (kind.overAll) {
    const says = sentence(kind.series("some third actor"));
    return [{ id: "all-thirds", says, series: { kind: "triad", form } }];
  }
  return named.map((through) => ({
    id: idOf("through", through),
    says: sentence(kind.series(nameOf(through))),
    series: { kind: "triad", through, form },
  }));
}

/** A hypothesis of one form of triangle, with its strongest third actors by name. */
export function triad(ground: Ground, kind: TriadKind): Draft | LeftOut {
  const named = foremost(ground, ({ role, pull }) => (kind.roles.includes(role) ? pull : 0));
  const [first] = named;
  if (first === undefined) {
    return { id: kind.id, reason: `the record tells of no third actor that is ${kind.none}` };
  }
  return draft({
    id: kind.id,
    statement: sentence(kind.says(ground.two, listed(named.map(nameOf), "or"))),
    mechanism: kind.mechanism,
    sign: kind.sign,
    speed: WITHIN_A_YEAR,
    exposures: exposuresOf(kind, named),
    ...(kind.form === "broker" ? { decider: first } : {}),
  });
}

/** Trouble in a third state with which both have to do. */
export function situation(ground: Ground): Draft | LeftOut {
  const { two } = ground;
  const isState = (actor: string): boolean => actorByCode(actor)?.kind === "state";
  const states = foremost(ground, (third) => (isState(third.actor) ? told(third) : 0));
  if (states.length === 0) {
    const reason = "the record tells of no third state with which both have to do";
    return { id: "situation", reason };
  }
  const where = listed(states.map(nameOf), "or");
  return draft({
    id: "situation",
    statement: sentence(`trouble in and around ${where} moves the relations of ${two}.`),
    mechanism:
      "A third country's troubles concern both: they make two governments confer, or fall out.",
    sign: 0,
    speed: WITHIN_A_YEAR,
    exposures: states.map((actor) => ({
      id: idOf("in", actor),
      says: sentence(`conflict of ${nameOf(actor)} with anybody but ${two} together.`),
      series: { kind: "situation", of: actor, measure: "conflict" },
    })),
  });
}
