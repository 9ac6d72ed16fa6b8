/**
 * What no terminal, SVG or table may receive from outside: control characters (an escape sequence could
 * repaint the terminal, and XML forbids them), overrides of the writing direction, and halves of characters.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/**
 * Text from outside as one line that is safe to show: white space becomes single spaces (one that
 * forbids a break stays), and each unsafe
 * character becomes the replacement character, so that its presence stays visible.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[^\S\u00A0\u202F]+/g, " ")
    .trim()
    .replace(UNSAFE, "\uFFFD");
}
