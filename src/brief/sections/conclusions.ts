import type { DyadEvent } from "../../record/index.ts";
import { eventsCounted, eventsShowing, spanText } from "../event-tests.ts";
import { bestReport } from "../event-words.ts";
import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { bothNames } from "../naming.ts";
import { countInWords, countOf, listed, share } from "../numbers.ts";
import { isCooperative, isMaterial, tally } from "../profile.ts";
import { type Block, bind, type Section, type Statement, state, words } from "../statement.ts";

/** Fewest events from which a kind of relationship is read. */
const LEAST = 10;

/** What the shares of cooperation and of deeds make of a relationship. */
function verdict(m: Material, cooperative: number, deeds: number): string {
  const both = bothNames(m);
  if (cooperative >= 0.8 && deeds < 0.3) {
    return `${both} have a working relationship carried by contact and promise rather than by deeds`;
  }
  if (cooperative >= 0.8) return `${both} are partners who act together as well as talk`;
  if (cooperative >= 0.6)
    return `cooperation between ${both} prevails without removing their quarrels`;
  if (cooperative >= 0.4) return `${both} quarrel and deal with each other in about equal measure`;
  if (cooperative === 0) return `all that passes between ${both} is conflict`;
  return `conflict rules between ${both}; what cooperation there is manages it`;
}

/** What kind of relationship the counts describe, in one sentence. */
function kindOf(m: Material): Statement {
  if (m.total < LEAST) {
    const all = bind(countOf(m.total, "event"), eventsCounted(m, "all events"));
    return state(
      "kind",
      words`with ${all} the record is too thin to say what kind of relationship this is.`,
    );
  }
  const [cooperative, deeds] = [tally(m.cells, isCooperative), tally(m.cells, isMaterial)];
  const tone = eventsCounted(m, "cooperative events", { class: "cooperation" });
  const acts = eventsCounted(m, "material events", { class: "deeds" });
  const done = bind(share(deeds, m.total), acts);
  const shares =
    cooperative === 0
      ? words`${done} deeds`
      : words`${bind(share(cooperative, m.total), tone)} cooperative, ${done} deeds`;
  return state(
    "kind",
    words`on this record ${verdict(m, cooperative / m.total, deeds / m.total)} (${shares}).`,
    explained("method/brief"),
  );
}

/** Where the latest phase has another tone than the whole. */
function latestTone(m: Material): Statement | undefined {
  const phase = m.phases.at(-1);
  if (phase === undefined || m.phases.length < 2 || phase.events < 5) return undefined;
  const inPhase = m.cells.filter((cell) => cell.year >= phase.first && cell.year <= phase.last);
  const conflict = phase.events - tally(inPhase, isCooperative);
  const before = (m.total - tally(m.cells, isCooperative)) / m.total;
  const now = conflict / phase.events;
  if (now > 0.5 === before > 0.5 || Math.abs(now - before) < 0.15) return undefined;
  const evidence = eventsCounted(
    m,
    `conflictual events of ${spanText(phase)}`,
    { class: "conflict" },
    phase,
  );
  const all = eventsCounted(m, `events of ${spanText(phase)}`, {}, phase);
  const turn =
    now > 0.5
      ? "Its latest phase is harsher than the whole"
      : "Its latest phase is milder than the whole";
  return state(
    "latest-tone",
    words`${turn}: of the ${bind(countInWords(phase.events), all)} events of ${bind(spanText(phase), all)}, ${bind(countInWords(conflict), evidence)} ${conflict === 1 ? "is" : "are"} conflictual.`,
    explained("method/phases"),
  );
}

function cannotTell(): Statement {
  return state(
    "cannot-tell",
    words`the counts show what was done, not why: this brief weighs no cause against another, and a motive named in an event’s summary is its speaker’s.`,
    explained("method/brief"),
  );
}

function silentYears(m: Material): Statement | undefined {
  const active = new Set(m.cells.map((cell) => cell.year));
  const [first, last] = [m.phases[0]?.first ?? 0, m.phases.at(-1)?.last ?? 0];
  const silent = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (y) => !active.has(y),
  );
  if (silent.length === 0) return undefined;
  const evidence = eventsCounted(m, "all events");
  const years =
    silent.length <= 6 ? words` (${bind(listed(silent.map(String)), evidence)})` : words``;
  const all = last - first + 1;
  return state(
    "silent-years",
    words`no event is on record in ${bind(countInWords(silent.length), evidence)} of the ${bind(countInWords(all), evidence)} years from ${bind(String(first), evidence)} to ${bind(String(last), evidence)}${years}; that may be a gap in the record as well as in the relationship.`,
  );
}

function ratingGap(m: Material): Statement | undefined {
  const isWeak = (event: DyadEvent): boolean =>
    /^[DEF]|[456]$/.test(bestReport(event)?.rating ?? "F6");
  const weak = m.events.filter(isWeak).length;
  if (weak === 0 || m.sources.every((source) => source.coding === "machine")) return undefined;
  const evidence = eventsShowing(
    m,
    "events whose best source is rated D or worse, or whose item is doubtful",
    isWeak,
  );
  const read = m.events.length;
  const which =
    weak < read
      ? words`${bind(countInWords(weak), evidence)} of ${bind(countInWords(read), evidence)} events`
      : read === 1
        ? words`the ${bind("one", evidence)} event`
        : words`all ${bind(countInWords(read), evidence)} events`;
  return state(
    "weak-sources",
    words`${which} ${weak === 1 ? "rests" : "rest"} on a source not usually reliable or not judged, or on a doubtful item; read ${weak === 1 ? "its note" : "their notes"} before relying on ${weak === 1 ? "it" : "them"}.`,
  );
}

function coarseDates(m: Material): Statement | undefined {
  const isCoarse = (event: DyadEvent): boolean => event.datePrecision !== "day";
  const coarse = m.events.filter(isCoarse).length;
  if (coarse === 0) return undefined;
  const evidence = eventsShowing(m, "events dated to the month or the year only", isCoarse);
  return state(
    "coarse-dates",
    words`${bind(countOf(coarse, "event"), evidence)} ${coarse === 1 ? "is" : "are"} dated to the month or the year only.`,
  );
}

function pressGap(m: Material): Statement | undefined {
  const { a, b, unknown } = m.perspective;
  const evidence = eventsShowing(m, "reports by the country of their publisher", () => true);
  const percent = (part: number): string =>
    part === 0 ? "none" : share(Math.round(part * 1000), 1000);
  const [more, less] = a >= b ? [m.a, m.b] : [m.b, m.a];
  const [high, low] = [Math.max(a, b), Math.min(a, b)];
  if (m.total < 10 || high < 0.25 || high < 3 * low) return undefined;
  const rest =
    unknown >= 0.25
      ? words` (of ${bind(percent(unknown), evidence)} the publisher’s country is not known)`
      : words``;
  return state(
    "press-gap",
    words`the picture is drawn from one side: ${bind(percent(high), evidence)} of the reports are by ${more.adjective ?? more.name} publishers and ${bind(percent(low), evidence)} by ${less.adjective ?? less.name} ones${rest}.`,
  );
}

function missingKinds(m: Material): Statement | undefined {
  const hand = m.sources.every((source) => source.coding === "hand");
  if (!hand) return undefined;
  return state(
    "no-machine-source",
    words`no machine-coded source is held on this dyad, so routine statements and minor incidents are missing; import one to see how far the picture holds.`,
    explained("sources"),
  );
}

/** What follows from the record and what it lacks. */
export function conclusions(m: Material): Section {
  const gaps = [silentYears(m), pressGap(m), ratingGap(m), coarseDates(m), missingKinds(m)];
  const found = gaps.filter((gap) => gap !== undefined);
  const opening = [kindOf(m), latestTone(m), cannotTell()].filter((line) => line !== undefined);
  const blocks: Block[] = [
    { heading: undefined, form: "prose", statements: opening },
    ...(found.length === 0
      ? []
      : [{ heading: words`What the record lacks`, form: "list" as const, statements: found }]),
  ];
  return { id: "conclusions", title: "Conclusions", blocks };
}
