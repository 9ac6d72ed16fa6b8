import { counted, grouped, inSentence } from "../wording.ts";
import {
  type Around,
  firstOf,
  listText,
  percent,
  type Told,
  tenYearsBefore,
  told,
  yearsText,
} from "./around-words.ts";

type Votes = Told<Around["alignment"]["votes"]>;
type Series = Told<Around["alignment"]["idealPoints"]>;
type Alliances = Told<Around["alignment"]["alliances"]>;
type Obligation = Alliances["obligations"][number];

/** A year of fewer roll calls, such as one that has just begun, is not taken for the last. */
const ENOUGH_VOTES = 20;

const bandText = (
  { lo, hi }: { readonly lo?: number; readonly hi?: number },
  written: (value: number) => string,
): string => (lo === undefined || hi === undefined ? "" : ` [${written(lo)}, ${written(hi)}]`);

/** How often the two vote alike: in the last year, ten years before, and in all. */
export function votesSentence({ points, overall, coverage, source }: Votes): string {
  const last = points.findLast(({ n }) => (n ?? 0) >= ENOUGH_VOTES) ?? points.at(-1);
  const share = (point: Votes["points"][number]): string =>
    `${percent(point.value)}${bandText(point, percent)} of ${grouped(point.n ?? 0)}`;
  const then = last === undefined ? undefined : tenYearsBefore(points, last);
  const now = last === undefined ? "" : `${share(last)} roll calls in ${last.period}, `;
  const before = then === undefined ? "" : `${share(then)} in ${then.period}, `;
  const all = `${percent(overall.value)}${bandText(overall, percent)} of ${grouped(overall.n)}`;
  return `UN votes: alike in ${now}${before}${all} from ${coverage.first} to ${coverage.last} (${source}; 90% intervals).`;
}

const toTwo = (value: number): string => value.toFixed(2);

/** How far apart the two stand by their votes. */
export function idealPointSentence({ points, notes }: Series): string {
  const last = points.at(-1);
  if (last === undefined) return "";
  const then = tenYearsBefore(points, last);
  const before =
    then === undefined ? "" : `, ${toTwo(then.value)}${bandText(then, toTwo)} in ${then.period}`;
  const places = notes.find((note) => note.startsWith(`In ${last.period}:`));
  const where = places === undefined ? "" : ` ${places}`;
  return `UN ideal points: ${toTwo(last.value)}${bandText(last, toTwo)} apart in ${last.period}${before}.${where}`;
}

function obligationsText(runs: readonly Obligation[]): string {
  return listText(runs.map((run) => `${run.obligation} (${run.coder}, ${yearsText(run)})`));
}

/** Which treaties bind the two, and which did. */
export function allianceSentences({ obligations }: Alliances): string[] {
  if (obligations.length === 0) return ["Treaties: no alliance between the two is known."];
  const lasting = obligations.filter(({ standing }) => standing !== "ended");
  const ended = obligations.filter(({ standing }) => standing === "ended");
  const now =
    lasting.length === 0
      ? "none in force when the sources end"
      : `in force, as far as the sources reach: ${obligationsText(lasting)}`;
  const past = ended.length === 0 ? "" : `; ended: ${obligationsText(ended)}`;
  return [`Treaties: ${now}${past}.`];
}

/** Who else is allied with whom. */
export function pactSentences({ withThirds }: Alliances): string[] {
  const found = told(withThirds);
  if (found === undefined) return [];
  const { year, common, pacts } = found;
  const sides = [...new Set(pacts.map(({ side }) => side))].map((side) => {
    const thirds = pacts.filter((pact) => pact.side === side).map(({ third }) => inSentence(third));
    return `${inSentence(side)} with ${firstOf(thirds, 6)}`;
  });
  const both = common.length === 0 ? [] : [`both with ${firstOf(common.map(inSentence), 6)}`];
  const all = [...both, ...sides];
  return all.length === 0
    ? [`Defence pacts in ${year}: none of either with a third actor nearby.`]
    : [`Defence pacts in ${year}: ${all.join("; ")}.`];
}

/** In how many organisations the two sit together. */
export function membershipSentence({ points }: Series): string {
  const last = points.at(-1);
  if (last === undefined) return "";
  const then = tenYearsBefore(points, last);
  const before = then === undefined ? "" : `, ${grouped(then.value)} in ${then.period}`;
  return `Memberships: both in ${counted(last.value, "intergovernmental organisation")} in ${last.period}${before}.`;
}
