import {
  type BandedSeries,
  bandedSeriesText,
  percentText,
  type Table,
  tableText,
} from "../../figure/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import type { EventsDocument, RelationsDocument } from "../../workbench/index.ts";
import { writeAnswer } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import { aroundText } from "../relations/around.ts";
import { marksOf } from "../relations/marks.ts";
import {
  changeText,
  codingErrorSentences,
  courseOf,
  initiativeSentence,
  nowSentences,
  reciprocitySentences,
  seriesText,
  sourcesSentence,
} from "../relations/sentences.ts";
import { withWorkbench } from "../with-workbench.ts";
import { nameOf, paragraphs, whatHappened } from "../wording.ts";

const BY: Choice<Granularity, undefined> = {
  values: ["month", "quarter", "year"],
  otherwise: undefined,
};

type Happened = ReadonlyMap<string, string>;

/** A doubtful turn that chance would show as often as not is not worth a reader's time. */
const SHOWN_BELOW = 0.5;

const shownTurns = (
  turns: RelationsDocument["turningPoints"],
): RelationsDocument["turningPoints"] =>
  turns.filter(({ doubtful, falseAlarmRate }) => !doubtful || (falseAlarmRate ?? 1) < SHOWN_BELOW);

function turnTable({ turningPoints }: RelationsDocument, happened: Happened): Table {
  return {
    caption: "Turning points; by chance: how often a series like this one without change shows one",
    columns: [
      { key: "period", title: "From" },
      { key: "series", title: "Series" },
      { key: "level", title: "Level" },
      { key: "chance", title: "Chance" },
      { key: "alarm", title: "By chance" },
      { key: "event", title: "Weightiest event about it" },
    ],
    rows: shownTurns(turningPoints).map((turn) => ({
      period: turn.lo === turn.hi ? turn.period : `${turn.period} (${turn.lo} to ${turn.hi})`,
      series: `${seriesText(turn.series)}${turn.doubtful ? ", doubtful" : ""}`,
      level: changeText(turn),
      chance: percentText(turn.probability),
      alarm: percentText(turn.falseAlarmRate),
      event: happened.get(turn.events[0] ?? "") ?? "",
    })),
  };
}

function episodeTable({ episodes }: RelationsDocument, happened: Happened): Table {
  return {
    caption: "Episodes: departures that came back",
    columns: [
      { key: "period", title: "When" },
      { key: "series", title: "Series" },
      { key: "way", title: "Way" },
      { key: "alarm", title: "By chance" },
      { key: "event", title: "Weightiest event in it" },
    ],
    rows: episodes.map((episode) => ({
      period: episode.from === episode.to ? episode.from : `${episode.from} to ${episode.to}`,
      series: seriesText(episode.series),
      way: episode.direction,
      alarm: percentText(episode.falseAlarmRate),
      event: happened.get(episode.events[0] ?? "") ?? "",
    })),
  };
}

async function chartsOf(document: RelationsDocument): Promise<BandedSeries[]> {
  const { relationCharts } = await import("../../workbench/index.ts");
  return relationCharts(document, (of) => marksOf(document, of));
}

const said = (sentences: readonly (string | undefined)[]): string[] =>
  sentences.filter((sentence) => sentence !== undefined);

function directedSentences(document: RelationsDocument): string[] {
  return Object.values(document.directed).flatMap((half) => {
    const course = courseOf(half, "index");
    return course === undefined
      ? []
      : [`${nameOf(half.from)} towards ${nameOf(half.to)}. ${course}`];
  });
}

function relationsText(
  document: RelationsDocument,
  happened: Happened,
  charts: readonly BandedSeries[],
  call: Call,
): string {
  const { effects } = call;
  const asked = { sources: call.isGiven("sources"), similar: call.isGiven("similar") };
  const { dyad, by, asOf, turningPoints, episodes, limitations } = document;
  const top = [
    `${dyad.map(nameOf).join(" and ")} by ${by}, as of ${asOf}`,
    sourcesSentence(document),
    ...said(
      (["index", "words", "deeds", "intensity", "engagement"] as const).map((name) =>
        courseOf(document, name),
      ),
    ),
  ];
  const course = [
    ...directedSentences(document),
    ...said([initiativeSentence(document)]),
    ...reciprocitySentences(document),
  ];
  return [
    paragraphs(top, effects),
    ...charts.map((chart) => bandedSeriesText(chart, effects)),
    ...(shownTurns(turningPoints).length === 0
      ? []
      : [tableText(turnTable(document, happened), effects)]),
    ...(episodes.length === 0 ? [] : [tableText(episodeTable(document, happened), effects)]),
    paragraphs([...nowSentences(document), ...course], effects),
    aroundText(document, asked, effects),
    paragraphs([...codingErrorSentences(document), ...limitations], effects),
  ].join("\n\n");
}

/** The events that turns and episodes name first, by id. */
function idsNamed({ turningPoints, episodes }: RelationsDocument): ReadonlySet<string> {
  return new Set([...turningPoints, ...episodes].flatMap(({ events }) => events.slice(0, 1)));
}

function happenedOf(document: RelationsDocument, { events }: EventsDocument): Happened {
  const named = idsNamed(document);
  return new Map(
    events
      .filter(({ id }) => named.has(id))
      .map((event) => [event.id, `${event.date} ${whatHappened(event)}`]),
  );
}

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const by = call.choice("by", BY);
  const similar = call.number("similar");
  const { document, happened } = await withWorkbench(call, async (workbench) => {
    const relations = await workbench.relations(a, b, by, similar);
    const isRead = call.effects.stdout.isTerminal && !call.isGiven("json");
    const told = isRead && idsNamed(relations).size > 0 ? await workbench.events(a, b) : undefined;
    return {
      document: relations,
      happened: told === undefined ? new Map() : happenedOf(relations, told),
    };
  });
  const charts = call.effects.stdout.isTerminal ? await chartsOf(document) : [];
  writeAnswer(call, {
    document,
    rows: document.index,
    text: () => relationsText(document, happened, charts, call),
  });
  if (document.sources.length > 0) return;
  const [first, second] = document.dyad;
  const { nothingRecorded } = await import("../../workbench/index.ts");
  throw nothingRecorded({ a: nameOf(first), b: nameOf(second), asOf: document.asOf, near: [] });
}

/** `entente relations A B` */
export const relations: Command = {
  says: "Measure the relations of two actors: the balance of cooperation and conflict and the intensity of conflict, each with its band; words and deeds and both directions apart; turning points and episodes with the events about them; who begins and who answers; and the two among others: third actors, votes, treaties, trade, arms, disputes.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: ["by", "similar", "sources"],
  meanings: {
    by: {
      value: "PERIOD",
      says: "length of a period (default: the finest that the record suffices for)",
    },
  },
  choices: { by: BY },
  examples: [
    { line: "entente relations Russia Pakistan", says: "plots, turning points and limits" },
    {
      line: "entente relations IND PAK --similar 5",
      says: "with the five dyads whose relations ran most alike",
    },
    {
      line: "entente relations IND PAK --by month --sources icews --json",
      says: "one source by month as one JSON document",
    },
  ],
  run,
};
