import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { html, trustedHtml } from "./html.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("&", "<", ">", '"', "'", "a", ";", "#") }),
);

function unescaped(markup: string): string {
  return markup
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("html", () => {
  test("any text is escaped so that it reads as itself", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markup = html`${text}`.toString();
        expect(markup).not.toMatch(/[<>"']/);
        expect(markup).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(unescaped(markup)).toBe(text);
      }),
    );
  });

  test("a text cannot leave its attribute", () => {
    const name = `" onload="alert(1)`;
    expect(html`<p title="${name}">`.toString()).toBe(`<p title="&quot; onload=&quot;alert(1)">`);
  });

  test("markup made here is kept, in lists too", () => {
    const items = ["a<b", "c"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.toString()).toBe("<ul><li>a&lt;b</li><li>c</li></ul>");
  });

  test("nothing leaves nothing, and zero is something", () => {
    expect(html`[${null}${undefined}${false}${[]}${0}]`.toString()).toBe("[0]");
  });

  test("an object read from outside does not pass as safe markup", () => {
    const forged = JSON.parse(`{"kind":"safe markup","markup":"<script>"}`) as string;
    expect(html`${forged}`.toString()).not.toContain("<script>");
  });

  test("trusted markup is kept as it is", () => {
    expect(html`<div>${trustedHtml("<svg></svg>")}</div>`.toString()).toBe(
      "<div><svg></svg></div>",
    );
  });
});
