import { type IsoDate, type Random, seededRandom } from "../src/kernel/index.ts";
import { type Actor, cameoEntry, goldsteinOf } from "../src/lexicon/index.ts";
import { type Amount, anyOf, dayOf, stillWorld, type World } from "./generate-world.ts";

const HEADER =
  "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity," +
  "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher," +
  "City,District,Province,Country,Latitude,Longitude";

/** Who speaks for a country, and the sectors that the name carries; the empty name is the country itself. */
const OFFICES = [
  ["", "NA"],
  ["", "NA"],
  ["", "NA"],
  ["Foreign Affairs", "Government,Executive,Foreign Ministry"],
  ["Police", "Government,Police"],
  ["Government", "Government"],
  ["Head of Government", "Government,Executive Office,Executive"],
  ["Citizen", "General Population / Civilian / Social,Social"],
  ["Military", "Government,Military"],
  ["Armed Rebel", "Dissident,Rebel"],
] as const;

interface Side {
  readonly actor: Actor;
  /** Name, sectors, country. */
  readonly fields: readonly string[];
}

type Sides = readonly [Side, Side];

function sideOf(random: Random, actor: Actor): Side {
  const [office, sectors] = anyOf(random, OFFICES);
  const name = office === "" ? actor.name : `${office} (${actor.name})`;
  return { actor, fields: [name, sectors, actor.name] };
}

interface Story {
  readonly id: number;
  readonly publisher: string;
  readonly day: IsoDate;
}

function rowOf(random: Random, id: number, story: Story, act: string, sides: Sides): string {
  const [source, target] = sides;
  const place = random.uniform() < 0.5 ? source : target;
  const degrees = (place.actor.gw ?? 500) % 60;
  const town = place.actor.capital ?? "NA";
  const words = [cameoEntry(act)?.name ?? "", act, (goldsteinOf(act, "icews") ?? 0).toFixed(1)];
  return [
    [`${id}`, story.day, ...source.fields, ...words, ...target.fields],
    [`${story.id}`, `${1 + random.below(6)}`, story.publisher],
    [town, "NA", town, place.actor.name, `${degrees}.0213`, `${degrees + 40}.625`],
  ]
    .flat()
    .join("\t");
}

/** Acts that the files write down once from each side. */
const MIRROR = new Map([
  ["040", "040"],
  ["036", "036"],
  ["042", "043"],
  ["043", "042"],
]);

/**
 * Lines as ICEWS files have them: a header, then 20 columns. One row of three is between two countries, meetings come
 * twice, once from each side, and a story gives two rows or so.
 */
export function* icewsRows(amount: Amount, world: World = stillWorld()): Generator<string> {
  const random = seededRandom(amount.seed);
  yield HEADER.replaceAll(",", "\t");
  let row = 0;
  const id = (): number => amount.firstId + row++;
  for (let number = 1; row < amount.rows; number++) {
    const publisher = `Daily Paper ${random.below(250)}`;
    const story = { id: 47_000_000 + number, publisher, day: dayOf(amount, row) };
    for (let left = 1 + random.below(2); left > 0 && row < amount.rows; left--) {
      const pair = world.pair(random, story.day);
      const [first, second] = pair;
      const [source, target] = [sideOf(random, first), sideOf(random, second)];
      const act = world.act(random, story.day, pair);
      const mirror = MIRROR.get(act);
      yield rowOf(random, id(), story, act, [source, target]);
      if (mirror === undefined || row >= amount.rows) continue;
      yield rowOf(random, id(), story, mirror, [target, source]);
    }
  }
}
