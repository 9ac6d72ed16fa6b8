/** How one option is written, whichever command takes it. */
export interface OptionSpec {
  /** What stands for its value in usage lines; a switch has none. */
  readonly value?: string;
  readonly short?: string;
  readonly says: string;
}

/** The name of an option, without its dashes. */
export type OptionName =
  | "from"
  | "to"
  | "since"
  | "by"
  | "code"
  | "class"
  | "instrument"
  | "alone"
  | "with"
  | "joint"
  | "all"
  | "narrate"
  | "limit"
  | "similar"
  | "format"
  | "out"
  | "source"
  | "sources"
  | "scale"
  | "only"
  | "value"
  | "time"
  | "model"
  | "detector"
  | "draws"
  | "horizon"
  | "count"
  | "hypotheses"
  | "scenario"
  | "questions"
  | "response"
  | "exclude"
  | "groups"
  | "g"
  | "model-prior"
  | "spread"
  | "steps"
  | "seed"
  | "verify"
  | "resolve"
  | "pin"
  | "strict"
  | "record"
  | "as-of"
  | "json"
  | "quiet"
  | "help"
  | "version";

/**
 * Every option of the program. A name takes a value in every command or in none, so that options can stand
 * anywhere on the line.
 */
export const OPTIONS: Readonly<Record<OptionName, OptionSpec>> = {
  from: { value: "DATE", says: "first day or period: 2017-08-29, 2017-08, 2017-Q3 or 2017" },
  to: { value: "DATE", says: "last day or period" },
  since: { value: "DATE", says: "a day; tell apart what became known after it" },
  by: { value: "PERIOD", says: "length of a period" },
  code: { value: "C,C", says: "only these CAMEO codes with their sub-codes: 04, 042" },
  class: { value: "CLASS", says: "only one half of the events" },
  instrument: { value: "WORD", says: "only one instrument" },
  alone: { says: "only acts that one side begins: neither meetings nor agreements" },
  with: { value: "ACTOR", says: "only events in which this actor takes part as well" },
  joint: { says: "instead, events of others in which both take part" },
  all: { says: "every dyad of the widest source" },
  narrate: { says: "one outlook of the past, and what came of it" },
  limit: { value: "N", says: "at most N rows" },
  similar: { value: "N", says: "name the N dyads whose relations ran most alike" },
  format: { value: "FORMAT", says: "form of what is written" },
  out: { value: "FILE", says: "write to a file, whole or not at all" },
  source: { value: "SOURCE", says: "only this source" },
  scale: { value: "SCALE", says: "in whose words probabilities are put" },
  sources: { value: "S,S", says: "use these sources only (default: all)" },
  only: { value: "V1,V2", says: "only these checks" },
  value: { value: "COLUMN", says: "the column of values" },
  time: { value: "COLUMN", says: "the column that dates them (default: the row's number)" },
  model: { value: "MODEL", says: "how values vary about their level" },
  detector: { value: "METHOD", says: "the method that seeks" },
  draws: { value: "N", says: "draw N series without a change to learn the rate of false alarms" },
  horizon: { value: "N", says: "how many periods are forecast" },
  count: { says: "the values are counts: whole numbers from 0" },
  hypotheses: {
    value: "FILE",
    says: "hypotheses to put to the test, YAML or JSON, or - for standard input",
  },
  scenario: {
    value: "FILE",
    says: "the path of a driver to suppose, YAML or JSON, or - for standard input",
  },
  questions: {
    value: "FILE",
    says: "questions to ask beside the standard set, YAML or JSON, or - for standard input",
  },
  response: { value: "COLUMN", says: "the column that is predicted" },
  exclude: { value: "C,C", says: "leave these columns out; can be given again" },
  groups: { value: "FILE", says: "CSV that says which columns share one prior: column,group" },
  g: { value: "PRIOR", says: "how strongly coefficients are drawn to zero" },
  "model-prior": { value: "PRIOR", says: "how likely models are beforehand" },
  spread: { value: "HOW", says: "which standard deviation a coefficient gets" },
  steps: { value: "N", says: "steps of a search, where not all models can be fitted" },
  seed: { value: "N", says: "start of its random numbers" },
  verify: { says: "check every line against the one before it" },
  resolve: { says: "enter what came of every forecast that is due" },
  pin: { value: "SEQ:HASH", says: "a head noted earlier: that entry must still be there" },
  strict: { says: "fail when a row is refused; accepted rows stay in the record" },
  record: { value: "PATH", says: "the record to use (default: your own); made if missing" },
  "as-of": { value: "DATE", says: "use nothing that became known later (default: today)" },
  json: { says: "one JSON document on standard output" },
  quiet: { says: "no notes and no progress on standard error" },
  help: { short: "h", says: "show this help" },
  version: { says: "show the version" },
};

/** What every command takes. */
export const COMMON_OPTIONS: readonly OptionName[] = ["record", "as-of", "json", "quiet", "help"];

/** Whether a text names an option. */
export function isOptionName(text: string): text is OptionName {
  return Object.hasOwn(OPTIONS, text);
}
