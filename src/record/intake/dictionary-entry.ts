import { type IsoDate, isIsoDate } from "../../kernel/index.ts";
import type { RejectReason } from "./reject.ts";

/** That a name stood for a code, always or over a span of days. */
export interface NameStatement {
  /** The name's 1-based line. */
  readonly line: number;
  readonly name: string;
  readonly code: string;
  /** First day, itself in the span; left out, open. */
  readonly first?: IsoDate;
  /** Last day, itself in the span; left out, open. */
  readonly last?: IsoDate;
}

/** What a line of a dictionary fails in. */
export type RefuseLine = (line: number, reason: RejectReason, detail: string, raw: string) => void;

type Role = Omit<NameStatement, "line" | "name">;

type Faulty = readonly [reason: RejectReason, detail: string];

/** `AFGGOV`, then perhaps `<date`, `>date` or `date-date`. */
const ROLE =
  /^\s*(?<code>[A-Za-z0-9]+|---)\s*(?:<\s*(?<until>\d+)|>\s*(?<since>\d+)|(?<first>\d+)\s*-\s*(?<last>\d+))?\s*$/;

/** Years of two digits are from 1931 to 2030, as in the coding programs that dictionaries are written for. */
function dayOf(digits: string): IsoDate | undefined {
  const isShort = digits.length === 6;
  const century = Number(digits.slice(0, 2)) <= 30 ? "20" : "19";
  const day = (isShort ? century + digits : digits).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return isIsoDate(day) ? day : undefined;
}

function roleIn(text: string): Role | Faulty {
  const groups = ROLE.exec(text)?.groups;
  const code = groups?.["code"];
  if (code === undefined) return ["role-malformed", `"[${text}]" is no code with a span of days`];
  const [from, to] = [
    groups?.["since"] ?? groups?.["first"],
    groups?.["until"] ?? groups?.["last"],
  ];
  const [first, last] = [from && dayOf(from), to && dayOf(to)];
  if ((from && !first) || (to && !last)) return ["date-malformed", `no such day in "[${text}]"`];
  if (first && last && first > last) return ["date-malformed", `"[${text}]" ends before it begins`];
  return { code: code.toUpperCase(), ...(first && { first }), ...(last && { last }) };
}

function hasLetters(name: string): boolean {
  return /[a-z0-9]/i.test(name.normalize("NFD").replace(/\p{M}/gu, ""));
}

interface Name {
  readonly line: number;
  readonly text: string;
  readonly raw: string;
}

/**
 * Reads a PETRARCH actor dictionary line by line: a name, its synonyms with a plus, its codes in brackets. Names
 * that stand together above codes share them even where the plus was forgotten, as it is in published files.
 */
export class DictionaryEntries {
  readonly #refuse: RefuseLine;
  #names: Name[] = [];
  #roles: Role[] = [];
  /** A name or a code of the entry was refused. */
  #isFaulty = false;
  /** An empty line came last. */
  #isApart = false;

  constructor(refuse: RefuseLine) {
    this.#refuse = refuse;
  }

  /** Read a line; returns what the entry before it states, if the line begins another. */
  read(line: number, raw: string): readonly NameStatement[] {
    const text = raw.replace(/[#;].*$/, "").trimEnd();
    if (text === "" || /^<!--.*-->$/.test(text)) {
      this.#isApart ||= raw.trim() === "";
      return [];
    }
    if (/^[\s[]/.test(text)) {
      this.#addRoles(line, raw, text);
      return [];
    }
    const statements = this.#begins(text) ? this.end() : [];
    this.#isApart = false;
    const bracket = text.indexOf("[");
    const name = bracket < 0 ? text : text.slice(0, bracket);
    this.#addName({ line, raw, text: name.replace(/^\+/, "") });
    if (bracket >= 0) this.#addRoles(line, raw, text.slice(bracket));
    return statements;
  }

  /** What the last entry states. */
  end(): readonly NameStatement[] {
    const [names, roles] = [this.#names, this.#roles];
    const [first] = names;
    if (first !== undefined && roles.length === 0 && !this.#isFaulty) {
      this.#refuse(first.line, "code-missing", `"${first.text.trim()}" has no code`, first.raw);
    }
    this.#names = [];
    this.#roles = [];
    this.#isFaulty = false;
    return names.flatMap(({ line, text }) => roles.map((role) => ({ line, name: text, ...role })));
  }

  #begins(text: string): boolean {
    const isWhole = this.#roles.length > 0 || this.#isFaulty;
    return !text.startsWith("+") && (isWhole || this.#isApart);
  }

  #addName(name: Name): void {
    if (hasLetters(name.text)) {
      this.#names.push(name);
      return;
    }
    this.#isFaulty = true;
    this.#refuse(name.line, "name-missing", `no letter from a to z in "${name.text}"`, name.raw);
  }

  #addRoles(line: number, raw: string, text: string): void {
    if (this.#names.length === 0) {
      if (!this.#isFaulty) this.#refuse(line, "name-missing", "a code without a name", raw);
      return;
    }
    const brackets = [...text.matchAll(/\[([^\]]*)\]/g)].map(([, inside = ""]) => inside);
    const roles = brackets.length === 0 ? [roleIn(text.trim())] : brackets.map(roleIn);
    for (const role of roles) {
      if ("code" in role) {
        this.#roles.push(role);
        continue;
      }
      this.#isFaulty = true;
      this.#refuse(line, ...role, raw);
    }
  }
}
