import { addDays, type IsoDate, type Random, seededRandom } from "../src/kernel/index.ts";
import { type Actor, goldsteinOf } from "../src/lexicon/index.ts";
import {
  type Amount,
  anyOf,
  dayOf,
  type Pair,
  rowsOfArticle,
  stillWorld,
  type World,
} from "./generate-world.ts";

const ROLES = ["", "", "GOV", "GOV", "GOV", "MIL", "COP", "BUS", "CVL", "OPP", "MED", "REB"];

const SITES = ["com", "com", "com", "org", "net", "co.uk", "ru", "in", "com.pk", "cn", "ir", "de"];

const WORDS = "talks border minister trade army visit court deal summit police pipeline vote".split(
  " ",
);

const NOBODY: readonly string[] = Array<string>(10).fill("");

/** Phrases such as "a month ago" date a row back. */
const DAYS_BACK = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 7, 30, 365];

const digits = (day: IsoDate): string => day.replaceAll("-", "");

function anArticle(random: Random, day: IsoDate, number: number): string {
  const site = `www.paper${random.below(900)}.example.${anyOf(random, SITES)}`;
  const title = Array.from({ length: 6 }, () => anyOf(random, WORDS)).join("-");
  return `https://${site}/news/${day.replaceAll("-", "/")}/${title}-${number}.html`;
}

/** Ten fields: code, name, country, known group, two ethnicities or religions, another, three roles. */
function actorFields(random: Random, actor: Actor): string[] {
  const named = random.uniform() < 0.9;
  const country = named ? (actor.cameo[0] ?? "") : "";
  const role = anyOf(random, ROLES);
  const name = named ? actor.name.toUpperCase() : "POLICE";
  return [`${country}${role}`, name, country, "", "", "", "", role, "", ""];
}

/** Eight fields: type, name, country, two divisions, latitude, longitude, feature; five places a state. */
function placeFields(random: Random, actor: Actor): string[] {
  const fips = actor.fips ?? "";
  const number = random.below(5);
  const town = number === 0 ? (actor.capital ?? actor.name) : `${actor.name} District ${number}`;
  const degrees = ((actor.gw ?? 500) % 120) - 60;
  const where = [`${degrees}.${1000 + number}`, `${degrees + number}.25`];
  return [
    "4",
    `${town}, ${actor.name}`,
    fips,
    `${fips}0${number}`,
    "",
    ...where,
    `-${degrees}${number}`,
  ];
}

interface Article {
  readonly address: string;
  readonly added: IsoDate;
}

function rowOf(random: Random, id: number, article: Article, pair: Pair, world: World): string {
  const [first, second] = pair;
  const { address, added } = article;
  const day = addDays(added, -anyOf(random, DAYS_BACK));
  const act = world.act(random, day, pair);
  const quad = act < "06" ? 1 : act < "10" ? 2 : act < "15" ? 3 : 4;
  const mentions = `${1 + random.below(10)}`;
  const target = random.uniform() < 0.25 ? NOBODY : actorFields(random, second);
  const year = day.slice(0, 4);
  const dates = [digits(day), digits(day).slice(0, 6), year, `${year}.${random.below(9999)}`];
  const codes = [act, act.slice(0, 3), act.slice(0, 2), `${quad}`, `${goldsteinOf(act) ?? 0}`];
  const attention = [mentions, "1", mentions, `-${random.uniform() * 9}`];
  return [
    [`${id}`, ...dates, ...actorFields(random, first), ...target],
    [`${random.below(2)}`, ...codes, ...attention],
    [...placeFields(random, first), ...placeFields(random, second), ...placeFields(random, first)],
    [`${digits(added)}000000`, address],
  ]
    .flat()
    .join("\t");
}

/**
 * Rows as GDELT 2.0 exports have them: 61 columns, no header. One row of five is between two states, an article
 * gives up to sixty rows about few actors, and some rows repeat another of their article but for the place.
 */
export function* gdeltRows(amount: Amount, world: World = stillWorld()): Generator<string> {
  const random = seededRandom(amount.seed);
  let row = 0;
  for (let number = 1; row < amount.rows; number++) {
    const added = dayOf(amount, row);
    const article = { address: anArticle(random, added, number), added };
    const pairs = [world.pair(random, added), world.pair(random, added)] as const;
    for (let left = rowsOfArticle(random); left > 0 && row < amount.rows; left--) {
      yield rowOf(random, amount.firstId + row, article, anyOf(random, pairs), world);
      row++;
    }
  }
}
