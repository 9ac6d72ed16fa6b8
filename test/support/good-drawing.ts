import { parseHTML } from "linkedom";
import { expect } from "vitest";

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const TEXT = /(?:[^<&>\p{Cc}\p{Cs}\uFFFE\uFFFF]|\n|&(?:amp|lt|gt|quot|#39|#160);)+/uy;
const ATTRIBUTE = /([\w:-]+)="((?:[^"<&\p{Cc}\p{Cs}]|&(?:amp|lt|gt|quot|#39|#160);)*)"/gu;

function areSound(attributes: string): boolean {
  const names = [...attributes.matchAll(ATTRIBUTE)].map((attribute) => attribute[1]);
  const written = attributes.match(/="/g) ?? [];
  return names.length === written.length && new Set(names).size === names.length;
}

/** Read XML strictly: what is wrong with it, or undefined. Knows no comments and no declarations. */
export function faultOf(xml: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  const take = (shape: RegExp): RegExpExecArray | null => {
    shape.lastIndex = at;
    const match = shape.exec(xml);
    at += match?.[0].length ?? 0;
    return match;
  };
  while (at < xml.length) {
    if (take(TEXT) !== null) continue;
    const tag = take(TAG);
    if (tag === null) return `not XML at ${xml.slice(at, at + 40)}`;
    const [, closing = "", name = "", attributes = "", empty = ""] = tag;
    if (!areSound(attributes)) return `attributes${attributes}`;
    if (closing !== "" && open.pop() !== name) return `</${name}> closes nothing`;
    if (closing === "" && empty === "") open.push(name);
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> stays open`;
}

/** What every drawing owes to its page. */
export function expectGoodDrawing(svg: string): void {
  expect(faultOf(svg)).toBe(undefined);
  const { document } = parseHTML(`<body>${svg}</body>`);
  const root = document.querySelector("svg");
  expect(root?.getAttribute("role")).toBe("img");
  expect(root?.getAttribute("viewBox")).toMatch(/^0 0 640 \d+$/);
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  const references = [
    ...(root?.getAttribute("aria-labelledby")?.split(" ") ?? []),
    ...[...svg.matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1] ?? ""),
  ];
  expect(references.length).toBeGreaterThanOrEqual(2);
  for (const reference of references) expect(ids).toContain(reference);
  const outside = svg.replace('xmlns="http://www.w3.org/2000/svg"', "");
  expect(outside).not.toMatch(
    /<(?:script|style|image|use|a|foreignObject)\b| on\w+="| style="|href=|class=/,
  );
  expect(outside).not.toMatch(/(?:fill|stroke)="(?:#|rgb|currentColor|black)/);
  expect(outside).not.toMatch(/NaN|undefined|Infinity/);
}

/** Every coordinate of paths and shapes lies inside the drawing; a pattern has its own. */
export function expectInside(svg: string): void {
  const height = Number(/viewBox="0 0 640 (\d+)"/.exec(svg)?.[1]);
  const inside = (x: number, y: number): void => {
    expect(x).toBeGreaterThanOrEqual(-0.5);
    expect(x).toBeLessThanOrEqual(640.5);
    expect(y).toBeGreaterThanOrEqual(-0.5);
    expect(y).toBeLessThanOrEqual(height + 0.5);
  };
  const { document } = parseHTML(`<body>${svg}</body>`);
  for (const path of document.querySelectorAll("path:not([transform])")) {
    if (path.closest("pattern") !== null) continue;
    const d = path.getAttribute("d") ?? "";
    const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
    for (let i = 0; i + 1 < numbers.length; i += 2) inside(numbers[i] ?? -1, numbers[i + 1] ?? -1);
  }
  for (const [, x, y] of svg.matchAll(/<text[^>]* transform="translate\(([^,]+),([^)]+)\)"/g)) {
    inside(Number(x), Number(y));
  }
}

/** Text that would break a drawing, were it not made safe. */
export const HOSTILE: string = `<script>alert("1")</script> & 'x' \u0000\u001b[31m ]]> &nbsp; \uD800 \u00A0`;
