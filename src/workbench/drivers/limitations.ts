import { type Explanation, isMissing, type PanelReading } from "../../drivers/index.ts";
import { spanOf } from "../../kernel/index.ts";
import type { TestedFile } from "./drivers-document.ts";

type Lacking = PanelReading["missing"][number];

const PARTS: readonly (readonly [Lacking["part"], string])[] = [
  ["exposure", "Series of hypotheses that the panel lacks"],
  ["placebo exposure", "Series that should not matter and that it lacks"],
  ["placebo outcome", "Relations that should not respond and that it lacks"],
  ["target", "Relations that should respond too and that it lacks"],
  ["half", "Directions that it lacks"],
];

const UNTOLD = /^(.+ tells (?:nothing|too little) of) (.+)$/;

/** Reasons that begin alike, said once: `chronicle tells nothing of …; …`. */
function gathered(reasons: readonly string[]): string {
  const heads = new Map<string, string[]>();
  for (const reason of new Set(reasons)) {
    const [, head = "", what = reason] = UNTOLD.exec(reason) ?? [];
    const said = what
      .replace(", joint acts included", "")
      .replace(/^cooperation and conflict (of|between) /, "");
    heads.set(head, [...(heads.get(head) ?? []), said]);
  }
  return [...heads]
    .map(([head, what]) => (head === "" ? what.join("; ") : `${head} ${what.join("; ")}`))
    .join("; ");
}

/** What a panel lacks of one part, in a sentence. */
function lackingSentences(missing: readonly Lacking[]): string[] {
  return PARTS.flatMap(([part, head]) => {
    const reasons = missing.filter((one) => one.part === part).map(({ reason }) => reason);
    return reasons.length === 0 ? [] : [`${head}: ${gathered(reasons)}.`];
  });
}

const ALWAYS: readonly string[] = [
  "A driver here is what precedes the balance and improves its prediction; that is less than to say that it moves the relation. What moves both and is not among the controls would look the same.",
  "Several hypotheses may hold at once: each is weighed on its own odds, and their probabilities need not sum to one.",
  "Events are told by reporters: a story on one relation, written in the week of another, makes the two go together. Own media volume and the common shock guard against that in part.",
];

function panelSentences({ panel, statistics }: Explanation): string[] {
  if (isMissing(panel)) return [`There is no panel: ${panel.reason}.`];
  const used = statistics?.state === "known" ? statistics.rows : undefined;
  const targets = new Set(panel.targets.map(({ name }) => name)).size;
  return [
    ...(used === undefined || used.used === used.periods
      ? []
      : [
          `${used.used} of ${used.periods} periods could be explained; the others lack an outcome, their own history, a control or an exposure.`,
        ]),
    ...lackingSentences(panel.missing),
    ...(targets === 0
      ? []
      : [`What should move along (${targets} of them read) is listed and not weighed.`]),
  ];
}

function fileSentences({ file, scope, panel }: Explanation, { origin }: TestedFile): string[] {
  if (origin === "default") {
    return [
      "Nobody stated these hypotheses: they were made from the record, by rule, for want of a hypothesis file, and are tested on the same record.",
    ];
  }
  const last = isMissing(panel) ? undefined : panel.panel.periods.at(-1);
  const told = last === undefined ? scope.asOf : spanOf(last).last;
  return file.declared > told
    ? [
        `The hypotheses were written down on ${file.declared}, when what tests them (to ${last ?? scope.asOf}) had happened.`,
      ]
    : [];
}

function laterEvidence({ documents, scope }: Explanation): string[] {
  const later = documents?.later ?? [];
  return later.length === 0
    ? []
    : [
        `Left out of the documents, as later than ${scope.asOf}: ${later.join(", ")}. The judges of the others knew them.`,
      ];
}

/**
 * What limits an explanation.
 *
 * @param unwritten why the register of hypotheses could not be read or written; undefined where it could
 */
export function limitationsOf(
  explanation: Explanation,
  tested: TestedFile,
  unwritten: string | undefined,
): string[] {
  return [
    ...ALWAYS,
    ...panelSentences(explanation),
    ...fileSentences(explanation, tested),
    ...laterEvidence(explanation),
    ...explanation.file.limits,
    ...(unwritten === undefined
      ? []
      : [
          `The register of hypotheses ever tried could not be kept beside the record (${unwritten}): earlier and later trials may go uncounted.`,
        ]),
  ];
}
