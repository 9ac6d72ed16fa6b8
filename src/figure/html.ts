/** Markup that is safe to put into a page as it stands. Only {@link html} and {@link trustedHtml} make it. */
export interface SafeHtml {
  /** The markup, ready to send. */
  toString(): string;
  /** Keeps a plain string, or an object read from outside, from passing as safe. */
  readonly kind: typeof SAFE;
}

/** What a template may hold: text is escaped, safe markup is kept, lists are joined, nothing is nothing. */
export type HtmlValue =
  | SafeHtml
  | string
  | number
  | null
  | undefined
  | false
  | readonly HtmlValue[];

const SAFE: unique symbol = Symbol("safe markup");

class Markup implements SafeHtml {
  readonly kind: typeof SAFE = SAFE;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Markup) return value.toString();
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(markupOf).join("");
  return escaped(String(value));
}

/**
 * Write markup in which every interpolated text is escaped, in content and in quoted attributes.
 *
 * It does not judge addresses: an `href` from outside must be checked for its scheme before it gets here.
 *
 * @param values text and numbers (escaped), safe markup (kept), lists of these; null, undefined and false
 *   leave nothing
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  const parts = strings.map((literal, i) => literal + markupOf(values[i]));
  return new Markup(parts.join(""));
}

/**
 * The one way round the escaping.
 *
 * @param text markup of our own making, such as a drawn SVG; never text from a source
 */
export function trustedHtml(text: string): SafeHtml {
  return new Markup(text);
}
