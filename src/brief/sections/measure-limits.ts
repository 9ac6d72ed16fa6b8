import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { countInWords } from "../numbers.ts";
import { type Block, bind, type Statement, state, type Words, words } from "../statement.ts";
import { measured } from "../turn-words.ts";

/** What the brief itself says elsewhere, or says here in its own words. */
const SAID_ELSEWHERE: readonly RegExp[] = [
  /^The sources tell nothing of this dyad after /,
  / is unknown: \d+ events/,
  /^\d+ events of which only the year is known/,
];

const NAMES: Readonly<Record<string, string>> = {
  index: "the balance",
  intensity: "the rate of conflict",
  engagement: "the rate of cooperation",
  words: "the balance of words",
  deeds: "the balance of deeds",
};

/** The series of both sides' acts that the record is too thin for. */
function notMeasured(m: Material): Statement | undefined {
  const evidence = measured(m, "series that the record is too thin for");
  const thin = m.relation.unknown.flatMap(({ series, events }) => {
    const name = NAMES[series];
    return name === undefined
      ? []
      : words`${name} (${bind(events === 0 ? "none" : countInWords(events), evidence)})`;
  });
  const needed = m.relation.unknown[0]?.needed;
  if (thin.length === 0 || needed === undefined) return undefined;
  const list = thin.reduce<Words>(
    (text, part, i) => (i === 0 ? part : words`${text}, ${part}`),
    words``,
  );
  return state(
    "not-measured-for-want",
    words`Not measured for want of events of the kind, where ${bind(countInWords(needed), evidence)} are needed: ${list}.`,
    explained("method/balance"),
    explained("method/intensity"),
  );
}

/** Where several sources are counted, turns are still sought in one. */
function turnsOfOneSource(m: Material): Statement | undefined {
  const [first] = m.relation.searched;
  if (first === undefined || m.relation.sources.length < 2) return undefined;
  const evidence = measured(m, "where turns are sought");
  return state(
    "turns-of-one-source",
    words`turning points are sought in ${bind(first.source, evidence)} alone, which tells of the dyad in most years.`,
    explained("method/turning-points"),
  );
}

/** What limits the measure of this dyad, as far as the brief does not say it elsewhere. */
export function measureLimits(m: Material): Statement[] {
  const evidence = measured(m, "limitations of the measure");
  const others = m.relation.limitations
    .filter((text) => !SAID_ELSEWHERE.some((pattern) => pattern.test(text)))
    .map((text, i) => state(`measure-limit-${i + 1}`, words`${bind(text, evidence)}`));
  const own = [notMeasured(m), turnsOfOneSource(m)].filter((line) => line !== undefined);
  return [...own, ...others];
}

/** The same under a heading. */
export function measureLimitsBlock(m: Material): Block[] {
  const statements = measureLimits(m);
  return statements.length === 0
    ? []
    : [{ heading: words`Limits of the measure`, form: "list", statements }];
}
