import { figureStyles } from "../../figure/index.ts";

/** The page's looks: system faces, one accent, a measure that reads, no colour without another sign beside it. */
export const BRIEF_STYLES: string = `${figureStyles}
:root { color-scheme: light dark; --ink: #1b1f24; --muted: #5c6670; --paper: #fdfdfb; --line: #dde1e5; --accent: #1d6a96; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ec; --muted: #a2acb6; --paper: #15181c; --line: #343b43; --accent: #6cb2dc; }
}
* { box-sizing: border-box; }
html { font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Times New Roman", serif; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 44rem; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1, h2, h3, nav, .kicker, .dateline, figure, table, .marks, .code, .reports, code, footer, summary { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
.kicker { margin: 0; color: var(--accent); font-size: .85rem; font-weight: 600; letter-spacing: .02em; }
h1 { margin: .15rem 0 .3rem; font-size: 2.1rem; line-height: 1.15; letter-spacing: -.01em; }
h2 { margin: 2.6rem 0 .6rem; padding-top: .7rem; border-top: 2px solid var(--ink); font-size: 1.3rem; line-height: 1.25; }
h3 { margin: 1.6rem 0 .3rem; font-size: 1.02rem; line-height: 1.3; }
.dateline { margin: 0 0 1rem; color: var(--muted); font-size: .9rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0; padding: 0; list-style: none; font-size: .9rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p, ul, ol { margin: .5rem 0; }
section > ul { padding-left: 1.15rem; }
li { margin: .38rem 0; }
.marks { margin-left: .15em; font-size: .66em; line-height: 0; white-space: nowrap; }
.marks a { padding: .3em .12em; text-decoration: none; }
.marks a:hover { text-decoration: underline; }
:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
figure { margin: 1.4rem 0 1.8rem; }
.figure-title { margin: 0 0 .4rem; font-weight: 600; font-size: .95rem; }
figcaption { margin-top: .4rem; color: var(--muted); font-size: .82rem; line-height: 1.45; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.45; }
caption { padding: .4rem 0; color: var(--muted); text-align: left; }
th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
details { margin: .4rem 0; }
summary { cursor: pointer; color: var(--muted); font-size: .88rem; }
.notes { padding-left: 2rem; font-size: .92rem; line-height: 1.45; }
.counts { padding-left: 0; list-style: none; }
.counts b { display: inline-block; min-width: 1.4rem; }
.code { display: block; color: var(--muted); font-size: .8rem; }
.reports { margin: .15rem 0 0; padding: 0; list-style: none; font-size: .84rem; }
.reports li { margin: .1rem 0; }
.note { color: var(--muted); }
.named { display: flex; flex-wrap: wrap; gap: 0 .9rem; font-size: .84rem; }
.named a { display: inline-block; line-height: 1.6rem; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .84em; }
.chronology td { overflow-wrap: anywhere; }
.chronology td:first-child { white-space: nowrap; padding-right: 1.2rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
footer { margin-top: 3rem; padding-top: .6rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .82rem; }
@media (max-width: 34rem) { figure table { font-size: .74rem; } figure th, figure td { padding-right: .25rem; hyphens: auto; overflow-wrap: anywhere; } html { font-size: 1rem; } h1 { font-size: 1.7rem; } .chronology td:first-child { white-space: normal; } }
@media print {
  :root { color-scheme: light; --ink: #000; --muted: #444; --paper: #fff; --line: #bbb; --accent: #000; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  nav, .counts details, .chronology-section { display: none; }
  h2, h3 { break-after: avoid; }
  figure, li, tr { break-inside: avoid; }
  figure svg { max-height: 7cm; }
  .reports a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .85em; overflow-wrap: anywhere; }
}
`;
