import {
  type ChosenHypotheses,
  type Explanation,
  isMissing,
  type KnownLeg,
  type MeasuredHypothesis,
} from "../../src/drivers/index.ts";

/** What a command of the drivers answers, without the brief's words. */
export interface WeighedDyad {
  readonly explanation: Explanation;
  readonly leftOut: ChosenHypotheses["leftOut"];
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A count as a brief binds it: in words to ten; `one` and `no` are no figures. */
function counts(...numbers: readonly number[]): string[] {
  return numbers
    .filter((n) => n > 1)
    .map((n) => WORDS[n] ?? String(n).replace(/\B(?=(\d{3})+$)/g, ","));
}

const percent = (p: number): string =>
  p < 0.005 ? "under 1" : p >= 0.995 ? "over 99" : String(Math.round(100 * p));

function range(a: number, b: number): string[] {
  const ends = [Math.min(a, b), Math.max(a, b)].map(percent);
  return ends[0] === ends[1] ? ends.slice(1) : ends;
}

function factor(logits: number): string {
  const times = Math.exp(logits);
  if (times < 0.005) return "under 0.01";
  return times < 9.95 ? times.toFixed(2) : String(Math.round(times));
}

const times = (x: number): string => (x < 9.95 ? x.toFixed(1) : (counts(Math.round(x))[0] ?? "1"));

function density(events: number): string[] {
  if (events >= 9.95) return [String(Math.round(events)).replace(/\B(?=(\d{3})+$)/g, ",")];
  if (events === 0) return [];
  return [events < 0.05 ? "under 0.1" : events.toFixed(1)];
}

const PER_YEAR = { month: 12, quarter: 4, year: 1 } as const;

function measuredOf(leg: KnownLeg): MeasuredHypothesis[] {
  return leg.hypotheses.flatMap((one) => (one.measured ? [one] : []));
}

/** Periods and events with which a hypothesis would be found. */
function telling(one: MeasuredHypothesis, { scope }: Explanation): string[] {
  const perYear = PER_YEAR[scope.by];
  const least = one.wouldTell.find(({ code }) => code === "detectable");
  const shown =
    least?.code === "detectable" && Number.isFinite(least.effect) ? [factor(least.effect)] : [];
  const enough = one.wouldTell.flatMap((tell): string[] => {
    if (tell.code === "periods") {
      const years = tell.more / perYear;
      if (!(years < 100)) return [];
      const more = String(tell.more).replace(/\B(?=(\d{3})+$)/g, ",");
      return years < 1 ? [more] : [more, String(Math.round(years))];
    }
    if (tell.code !== "events" || !Number.isFinite(tell.needs)) return [];
    return [...density(tell.needs), ...density(tell.has)];
  });
  return enough.length === 0 ? shown : enough;
}

function effectOf({ effect }: MeasuredHypothesis): string[] {
  if (effect === undefined) return [];
  const { mean, lo, hi } = effect.oneDeviation.balance;
  return [mean, lo, hi].map(factor);
}

function documentsOf(id: string, { documents }: Explanation): string[] {
  const found = documents?.weighed.hypotheses.find((one) => one.id === id);
  if (found === undefined || found.documents === null) return [];
  const { probability: p } = found;
  return [percent(p.documents), percent(p.together), ...range(p.halved, p.doubled)];
}

function driver(id: string, explanation: Explanation): string[] {
  const { statistics } = explanation;
  const one = statistics?.hypotheses.find((answer) => answer.id === id);
  if (one === undefined) return ["no such hypothesis"];
  if (!one.measured) {
    return one.unmeasured.flatMap(({ problem, has, needs }) =>
      problem === "short" ? counts(has, needs) : [],
    );
  }
  const { sensitivity, power, verdict } = one;
  const grid =
    sensitivity === undefined
      ? []
      : range(sensitivity.lowest.inclusion, sensitivity.highest.inclusion);
  return [
    ...[percent(one.inclusion), percent(one.prior), ...grid, ...effectOf(one)],
    ...one.why.flatMap((reason) => (reason.code === "hardly-moves" ? [percent(reason.share)] : [])),
    ...(verdict === "evidence against" && power !== undefined ? [percent(power.share)] : []),
    ...(verdict === "the record cannot tell" ? telling(one, explanation) : []),
    ...documentsOf(id, explanation),
  ];
}

function judgement({ statistics }: Explanation): string[] {
  if (statistics?.state !== "known") return ["unknown"];
  const all = measuredOf(statistics).sort((x, y) => y.inclusion - x.inclusion);
  for (const verdict of ["supported", "suggestive"]) {
    const found = all.filter((one) => one.verdict === verdict);
    if (found.length > 0) return found.map(({ inclusion }) => percent(inclusion));
  }
  const borneOut = all.filter(
    ({ inclusion, prior, why }) =>
      inclusion > prior && why.every(({ code }) => code !== "other-sign"),
  );
  if (borneOut.length === 0) {
    const powers = all.flatMap(({ power }) => (power === undefined ? [] : [power.share]));
    const most = Math.max(...powers);
    const told = powers.length === 0 || most >= 0.8 ? [] : [percent(most)];
    return [...counts(statistics.hypotheses.length), ...told];
  }
  const asStated = all.filter(({ why }) => why.every(({ code }) => code !== "other-sign"));
  const [nearest] = [...asStated, ...all];
  const n = counts(statistics.hypotheses.length);
  return nearest === undefined ? n : [...n, percent(nearest.inclusion), percent(nearest.prior)];
}

const yearsIn = (...texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.match(/\d{4}/) ?? []);

function provenance({ file, statistics }: Explanation): string[] {
  return [
    ...counts(file.hypotheses.length),
    ...(statistics?.state === "known"
      ? [...counts(statistics.rows.used), ...yearsIn(statistics.rows.first, statistics.rows.last)]
      : []),
  ];
}

function shares({ statistics }: Explanation): string[] {
  if (statistics?.state !== "known") return ["unknown"];
  const { controls, settings, explained } = statistics;
  const together = measuredOf(statistics).reduce((sum, one) => sum + one.explained, 0);
  const parts = settings.controls.map((control) => controls[control]);
  const told = [...parts.filter((share) => share >= 0.005), together].sort((x, y) => y - x);
  return (told[0] ?? 0) < 0.005 ? [] : [...told, 1 - explained].map(percent);
}

function polarity({ panel }: Explanation): string[] {
  if (isMissing(panel)) return ["unknown"];
  const total = (of: Float64Array): number => of.filter(Number.isFinite).reduce((a, b) => a + b, 0);
  const [good, bad] = [total(panel.panel.cooperation), total(panel.panel.conflict)];
  return counts(Math.round(Math.min(good, bad)), Math.round(good) + Math.round(bad));
}

function unread({ explanation: { panel }, leftOut }: WeighedDyad): string[] {
  if (isMissing(panel)) return [];
  const named = new Set(
    panel.missing.filter(({ part }) => part === "exposure").map(({ series }) => series),
  );
  const controls = panel.missing.filter(({ part }) => part !== "exposure").length;
  const inReasons = leftOut.flatMap(({ reason }) => reason.match(/\b(?:two|three|\d+)\b/g) ?? []);
  return [...counts(named.size), ...counts(controls), ...inReasons];
}

function tooFew({ panel, statistics }: Explanation): string[] {
  if (isMissing(panel)) return counts(panel.has, panel.needs);
  return statistics?.state === "unknown" ? counts(statistics.has, statistics.needs) : ["unknown"];
}

function documentsStanding({ documents }: Explanation): string[] {
  if (documents === undefined) return ["no documents"];
  const { matrix, flip } = documents;
  const seen = matrix.judges.filter(({ panelResult }) => panelResult === "seen").length;
  const some = seen > 0 && seen < matrix.judges.length ? counts(seen) : [];
  const lead = flip.margin === null ? [] : [times(10 ** (flip.margin / 10))];
  const gone = flip.removed === null ? [] : counts(flip.removed.length);
  return [...counts(matrix.evidence.length, matrix.judges.length), ...some, ...lead, ...gone];
}

function missingItem({ documents }: Explanation, at: number): string[] {
  const found = documents?.wouldTell[at];
  return found === undefined
    ? ["no such item"]
    : [percent(found.ifFound.probability), percent(found.ifNotFound.probability)];
}

/**
 * The figures of the drivers that a statement should have, without their `per cent`, told from the weighing alone.
 *
 * @returns in the order of the text; nothing where no rule is known
 */
export function figuresWeighed(id: string, weighed: WeighedDyad): readonly string[] | undefined {
  const { explanation } = weighed;
  const rules: readonly (readonly [RegExp, (match: string) => readonly string[]])[] = [
    [/^drivers-judgement$/, () => judgement(explanation)],
    [/^drivers$/, () => provenance(explanation)],
    [/^drivers-explained$/, () => shares(explanation)],
    [/^drivers-polarity$/, () => polarity(explanation)],
    [/^drivers-unread$/, () => unread(weighed)],
    [/^drivers-unknown$/, () => tooFew(explanation)],
    [/^drivers-documents$/, () => documentsStanding(explanation)],
    [/^drivers-missing-(\d+)$/, (n) => missingItem(explanation, Number(n) - 1)],
    [/^driver-(.+)$/, (hypothesis) => driver(hypothesis, explanation)],
  ];
  for (const [pattern, figures] of rules) {
    const match = pattern.exec(id);
    if (match !== null) return figures(match[1] ?? "");
  }
  return undefined;
}
