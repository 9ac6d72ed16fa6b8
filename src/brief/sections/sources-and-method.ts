import { isMissing } from "../../drivers/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import type { Actor } from "../../lexicon/index.ts";
import { eventsCommand, eventsShowing, scopeFlags, spanText } from "../event-tests.ts";
import { counted, explained, sourced } from "../evidence.ts";
import type { Material } from "../material.ts";
import { countOf, grouped, listed, share } from "../numbers.ts";
import {
  type Block,
  bind,
  type Section,
  type Statement,
  state,
  type Words,
  words,
} from "../statement.ts";
import { measureLimits, measureLimitsBlock } from "./measure-limits.ts";
import { OUTLOOK_LIMITS, outlookMethod } from "./outlook-method.ts";

function funnel(m: Material): Statement {
  const { rows, articles, events, dropped } = m.funnel;
  const evidence = counted("rows, articles and events", eventsCommand(m));
  const from =
    articles === 0 ? words`` : words` from ${bind(countOf(articles, "article"), evidence)}`;
  const losses: Words[] = [
    [dropped.articleCap, "beyond one event per article, direction, class and day"] as const,
    [dropped.reReported, "telling of an event again"] as const,
    [dropped.mirrored, "mirroring another"] as const,
  ]
    .filter(([n]) => n > 0)
    .map(([n, why]) => words`${bind(grouped(n), evidence)} ${why}`);
  const [first, second, third] = losses;
  const lost =
    first === undefined
      ? words`none had to be dropped`
      : third !== undefined && second !== undefined
        ? words`dropped are ${first}, ${second} and ${third}`
        : second !== undefined
          ? words`dropped are ${first} and ${second}`
          : words`dropped are ${first}`;
  return state(
    "funnel",
    words`${bind(countOf(rows, "row"), evidence)} of the sources${from} ${rows === 1 ? "gives" : "give"} ${bind(countOf(events, "event"), evidence)}; ${lost}.`,
    explained("method/funnel"),
  );
}

function perspective(m: Material): Statement {
  const evidence = eventsShowing(m, "reports by the country of their publisher", () => true);
  const percent = (part: number) => bind(share(Math.round(part * 1000), 1000), evidence);
  const { a, b, third, unknown } = m.perspective;
  const press = ([actor, part]: readonly [Actor, number]): Words =>
    actor.kind === "state" ? words`${actor.adjective ?? actor.name} ${percent(part)}, ` : words``;
  const own = words`${press([m.a, a])}${press([m.b, b])}`;
  return state(
    "perspective",
    words`whose press: ${own}third countries ${percent(third)}, unknown ${percent(unknown)}.`,
    explained("method/perspective"),
  );
}

function sourceLines(m: Material): Statement[] {
  return m.sources.map((source) => {
    const own = m.events.filter((event) =>
      event.reports.some((report) => report.source === source.id),
    );
    const card = sourced(source.id);
    const here = counted(
      `events told by ${source.id}`,
      `entente events ${m.a.code} ${m.b.code} --sources ${source.id} --as-of ${m.scope.asOf}`,
      own.map((event) => event.id),
    );
    const read =
      m.events.length < m.total
        ? words`the ${bind(countOf(own.length, "weightiest event"), here)} read here`
        : words`${bind(countOf(own.length, "event"), here)} read here`;
    const span = words`, ${bind(spanText({ first: Number(source.first.slice(0, 4)), last: Number(source.last.slice(0, 4)) }), card)}`;
    const hand = source.coding === "hand" ? "hand-coded" : "machine-coded";
    return state(
      `source-${source.id}`,
      words`${bind(source.title, card)} (${hand}${span}): ${read}. Licence: ${bind(source.licence.replace(/\.$/, ""), card)}.`,
      card,
    );
  });
}

function sourcesApart(m: Material): Statement | undefined {
  if (m.apart.length === 0) return undefined;
  const parts = m.apart.map(({ source, events, years }) => {
    const own = counted(
      `events told by ${source}`,
      `entente events ${m.a.code} ${m.b.code} --sources ${source} --as-of ${m.scope.asOf}`,
    );
    return words`${bind(countOf(events, "event"), own)} from ${source} (${bind(countOf(years, "year"), own)})`;
  });
  const list = parts.reduce((text, part, i) => (i === 0 ? part : words`${text}, ${part}`), words``);
  return state(
    "sources-apart",
    words`Also held and not counted here, because sources differ in reach and their counts do not add up: ${list}. Name a source with --sources to brief from it.`,
    explained("method/funnel"),
  );
}

function reproducible(m: Material): Statement {
  const command = `entente record --as-of ${m.scope.asOf}`;
  const evidence = counted("the record’s state", command);
  const [a, b] = m.scope.dyad;
  const { since, asOf, sources, scale = "icd203" } = m.asked;
  const said = scale === "icd203" ? "" : ` --scale ${scale}`;
  const scope = sources === undefined ? ` --as-of ${asOf}` : scopeFlags(m);
  const again = `entente brief ${a} ${b}${since === undefined ? "" : ` --since ${since}`}${said}${scope}`;
  return state(
    "snapshot",
    words`as of ${bind(dateInWords(m.scope.asOf), evidence)}; nothing known later is used. Record snapshot ${bind(m.snapshot, evidence)}; the same record and the command ${bind(again, evidence)} give the same text.`,
  );
}

/** How to read a probability that most series have. */
function readingTurns(m: Material): Statement[] {
  if (m.phases.length < 2) return [];
  const method = explained("method/turning-points");
  return [
    state(
      "reading-turns",
      words`a turn’s probability is that of a change within ${bind("three", method)} years of its date; as a change is expected every ${bind("five", method)} years from the start, it is high in most series, and the share of false alarms says more. That share is of one series; as several are searched, a false alarm in any of them is more frequent. A rate at average coverage allows for how much the source tells of all others in a year, which a bare count does not.`,
      method,
      explained("method/intensity"),
    ),
  ];
}

function reading(): Statement[] {
  return [
    state(
      "rating",
      words`a rating such as ${bind("B2", explained("method/source-quality"))} names the reliability of the source (A to F) and, judged apart, the credibility of the item (${bind("1 to 6", explained("method/source-quality"))}).`,
    ),
  ];
}

/** Known faults of the sources used, then what limits the measure. */
export function limitationsOf(m: Material): string[] {
  return [
    ...m.sources.flatMap((source) => source.faults.map((fault) => `${source.title}: ${fault}`)),
    ...measureLimits(m).map(({ text }) => text),
    ...(isMissing(m.outlook) ? [] : OUTLOOK_LIMITS),
  ];
}

function faults(m: Material): Block {
  const statements = m.sources.flatMap((source) =>
    source.faults.map((fault, i) =>
      state(`fault-${source.id}-${i + 1}`, words`${bind(fault, sourced(source.id))}`),
    ),
  );
  return {
    heading: words`Known faults of the ${listed(m.sources.map((s) => s.id))} data`,
    form: "list",
    statements,
  };
}

/** Where it comes from, how it was counted, and how to get the same again. */
export function sourcesAndMethod(m: Material): Section {
  const sources = [
    ...sourceLines(m),
    sourcesApart(m),
    funnel(m),
    perspective(m),
    reproducible(m),
    ...readingTurns(m),
    ...reading(),
    outlookMethod(m),
  ].filter((statement) => statement !== undefined);
  const blocks: Block[] = [
    { heading: undefined, form: "list", statements: sources },
    ...measureLimitsBlock(m),
    faults(m),
  ];
  return { id: "sources-and-method", title: "Sources and method", blocks };
}
