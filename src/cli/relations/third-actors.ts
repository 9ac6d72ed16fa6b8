import type { Table } from "../../figure/index.ts";
import type { RelationsDocument } from "../../workbench/index.ts";
import { inSentence, nameOf } from "../wording.ts";
import { type Around, firstOf, percent, type Told } from "./around-words.ts";

type Triads = Told<Around["triads"]>;
type Third = Triads["brokers"][number];
type Balance = Triads["balance"][number];
type Dyad = RelationsDocument["dyad"];

/** How many friends of both, and of one side only, the table shows. */
const [MOST_BROKERS, MOST_ONE_SIDED] = [5, 3];

/** A sign of two digits with the events behind it. */
function strengthText({ sign, weight }: Third["withFirst"]): string {
  const events = weight < 10 ? weight.toFixed(1) : Math.round(weight).toString();
  return `${sign > 0 ? "+" : ""}${sign.toFixed(2)} (${events})`;
}

/** Third actors that are somebody's clear friend; nothing where there are none. */
export function thirdActorsTable(triads: Triads, [a, b]: Dyad): Table | undefined {
  const shown: readonly (readonly [string, readonly Third[]])[] = [
    ["friend of both", triads.brokers.slice(0, MOST_BROKERS)],
    [`friend of ${inSentence(a)} only`, triads.friendsOfFirstOnly.slice(0, MOST_ONE_SIDED)],
    [`friend of ${inSentence(b)} only`, triads.friendsOfSecondOnly.slice(0, MOST_ONE_SIDED)],
  ];
  const rows = shown.flatMap(([role, thirds]) =>
    thirds.map(({ actor, withFirst, withSecond }) => ({
      actor: nameOf(actor),
      role,
      first: strengthText(withFirst),
      second: strengthText(withSecond),
    })),
  );
  if (rows.length === 0) return undefined;
  return {
    caption: `Third actors (${triads.source}, ${triads.network.period}): -1 enemy to +1 friend, and recent events`,
    columns: [
      { key: "actor", title: "Third actor" },
      { key: "role", title: "Stands as" },
      { key: "first", title: `With ${inSentence(a)}`, align: "right" },
      { key: "second", title: `With ${inSentence(b)}`, align: "right" },
    ],
    rows,
  };
}

function moreOf(thirds: readonly Third[], shown: number): string | undefined {
  const more = thirds.slice(shown).map(({ actor }) => inSentence(actor));
  return more.length === 0 ? undefined : firstOf(more, 6);
}

/** Those that the table leaves out. */
export function furtherThirds(triads: Triads, [a, b]: Dyad): string[] {
  const rest = [
    ["both", moreOf(triads.brokers, MOST_BROKERS)],
    [`${inSentence(a)} only`, moreOf(triads.friendsOfFirstOnly, MOST_ONE_SIDED)],
    [`${inSentence(b)} only`, moreOf(triads.friendsOfSecondOnly, MOST_ONE_SIDED)],
  ] as const;
  return rest.flatMap(([whose, names]) =>
    names === undefined ? [] : [`Further friends of ${whose}: ${names}.`],
  );
}

/** Where there is no third actor to show, that. */
export function nobodyBeside(triads: Triads): string[] {
  const { brokers, friendsOfFirstOnly, friendsOfSecondOnly } = triads;
  const all = [...brokers, ...friendsOfFirstOnly, ...friendsOfSecondOnly];
  return all.length === 0
    ? [
        `Third actors: by ${triads.source} none is clearly a friend of both, or of one against the other.`,
      ]
    : [];
}

type Clear = Balance & { readonly balancedShare: number };

const isClear = (one: Balance): one is Clear => one.balancedShare !== null;

const yearOf = ({ period }: Balance): number => Number(period.slice(0, 4));

/** Of fewer triads than this a share in per cent says nothing. */
const ENOUGH_TRIADS = 10;

function fitting({ balancedShare, clear, period }: Clear, noun: string): string {
  const share = clear < ENOUGH_TRIADS ? "" : ` (${percent(balancedShare)})`;
  return `${Math.round(balancedShare * clear)} of ${clear}${noun}${share} in ${period}`;
}

function beforeText(then: Clear | undefined, now: Clear): string {
  if (then === undefined || then === now) return "";
  const isTenYears = yearOf(then) === yearOf(now) - 10;
  return `, ${fitting(then, "")}${isTenYears ? ", ten years before" : ", the first in those ten years"}`;
}

/** How many triads fit, now and ten years before, or in the first year since that has any. */
export function balanceSentences({ balance, source }: Triads): string[] {
  const clear = balance.filter(isClear);
  const now = clear.at(-1);
  if (now === undefined) return [];
  const then = clear.find((one) => yearOf(one) >= yearOf(now) - 10);
  const since =
    now === balance.at(-1) ? "" : " Since then the sign between the two themselves is not clear.";
  return [
    `Balance: by ${source}, the signs fit in ${fitting(now, " triads")}${beforeText(then, now)}.${since} A triad fits where a friend's friend is a friend, and an enemy's enemy too.`,
  ];
}
