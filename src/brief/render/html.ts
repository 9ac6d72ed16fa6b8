import { html, plainLine, type SafeHtml, trustedHtml } from "../../figure/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import { cameoEntry, quadClassName } from "../../lexicon/index.ts";
import type { DyadEvent, EventReport } from "../../record/index.ts";
import type { Brief } from "../brief.ts";
import { factOf, publisherOf, webAddress, whenOf } from "../event-words.ts";
import {
  type CountNote,
  type DocumentNote,
  documentLine,
  type EventNote,
  type Notes,
  notesOf,
} from "../notes.ts";
import type { Block, Section, Statement } from "../statement.ts";
import { BRIEF_STYLES } from "./html-styles.ts";
import { picturesHtml, type SectionPictures, withPictures } from "./pictures.ts";

/** Where a mark of the text leads. */
function noteId(mark: string): string {
  if (/^\d/.test(mark)) return `event-${mark}`;
  return /\d/.test(mark) ? `document-${mark}` : `count-${mark}`;
}

/** A statement with its marks, each a link to what it rests on. */
function sentence(statement: Statement, notes: Notes): SafeHtml {
  const marks = notes.marksOf(statement);
  const links = marks.map(
    (mark, i) => html`${i === 0 ? "" : ", "}<a href="#${noteId(mark)}">${mark}</a>`,
  );
  const evidence =
    marks.length === 0 ? "" : html`<sup class="marks" aria-label="evidence">${links}</sup>`;
  return html`<span id="${statement.id}">${statement.text}${evidence}</span>`;
}

function blockHtml(block: Block, notes: Notes): SafeHtml {
  const heading = block.heading === undefined ? "" : html`<h3>${block.heading.text}</h3>`;
  const sentences = block.statements.map((statement) => sentence(statement, notes));
  const body =
    block.form === "prose"
      ? html`<p>${sentences.map((s, i) => html`${i === 0 ? "" : " "}${s}`)}</p>`
      : html`<ul>${sentences.map((s) => html`<li>${s}</li>`)}</ul>`;
  return html`${heading}${body}`;
}

function sectionHtml(
  section: Section,
  notes: Notes,
  pictures: SectionPictures<SafeHtml>,
): SafeHtml {
  return html`<section aria-labelledby="${section.id}">
<h2 id="${section.id}">${section.title}</h2>
${withPictures(
  section.id,
  section.blocks.map((block) => blockHtml(block, notes)),
  pictures,
)}
</section>
`;
}

/** Only web addresses become links; anything else is shown as text. */
function reportHtml(report: EventReport): SafeHtml {
  const name = publisherOf(report);
  const published = report.published === null ? "" : `, ${dateInWords(report.published)}`;
  const address = webAddress(report);
  const linked =
    address === undefined ? html`${name}` : html`<a href="${address}" rel="noreferrer">${name}</a>`;
  const note =
    report.note === null ? "" : html` <span class="note">${plainLine(report.note)}</span>`;
  return html`<li>${linked}${published} <abbr title="source reliability, item credibility">${report.rating}</abbr>, ${report.source} line ${report.line}.${note}</li>`;
}

function codeHtml(event: DyadEvent): SafeHtml {
  const name = cameoEntry(event.cameo)?.name ?? "";
  const plover =
    event.plover === null
      ? ""
      : `, PLOVER ${event.plover.type}${event.plover.mode === null ? "" : ` (${event.plover.mode})`}`;
  const size = `${event.goldstein > 0 ? "+" : ""}${event.goldstein}`.replace("-", "−");
  return html`<span class="code">${event.source} → ${event.target}, CAMEO ${event.cameo} ${name}${plover}, ${quadClassName(event.quadClass)}, Goldstein ${size}</span>`;
}

function eventNoteHtml({ number, event }: EventNote): SafeHtml {
  return html`<li id="event-${number}" value="${number}"><time datetime="${event.date}">${whenOf(event)}</time>. ${factOf(event)} ${codeHtml(event)}
<ul class="reports">${event.reports.map(reportHtml)}</ul></li>
`;
}

function documentNoteHtml({ mark, document }: DocumentNote): SafeHtml {
  const address = webAddress({ url: document.address });
  const link = address === undefined ? "" : html` <a href="${address}" rel="noreferrer">Page</a>`;
  return html`<li id="document-${mark}"><b>${mark}</b> ${documentLine(document)}${link}</li>
`;
}

function documentsHtml({ documents }: Notes): SafeHtml {
  return documents.length === 0
    ? html``
    : html`<section aria-labelledby="documents-cited">
<h2 id="documents-cited">Documents cited</h2>
<ul class="notes counts">${documents.map(documentNoteHtml)}</ul>
</section>
`;
}

function countNoteHtml(
  { letter, query }: CountNote,
  names: ReadonlyMap<string, string>,
  scope: string,
): SafeHtml {
  const withoutScope = (ref: string): string =>
    ref.endsWith(scope) ? ref.slice(0, -scope.length) : ref;
  const events = query.events.map(
    (id) => html` <a href="#chronology-${id}">${names.get(id) ?? id}</a>`,
  );
  const list =
    events.length === 0
      ? ""
      : html`<details><summary>${events.length} named</summary><p class="named">${events}</p></details>`;
  return html`<li id="count-${letter}"><b>${letter}</b> ${query.says}: <code>${withoutScope(query.ref)}</code>${list}</li>
`;
}

function chronologyHtml(brief: Brief): SafeHtml {
  const rows = brief.events.map(
    (
      event,
    ) => html`<tr id="chronology-${event.id}"><td><time datetime="${event.date}">${whenOf(event)}</time></td><td>${factOf(event)}<br>${codeHtml(event)}<ul class="reports">${event.reports.map(reportHtml)}</ul></td></tr>
`,
  );
  const own = brief.events.filter(({ source, target }) =>
    [source, target].every((code) => brief.dyad.includes(code)),
  );
  const read =
    own.length === brief.eventsInRecord
      ? ""
      : `, of the dyad’s own the ${own.length} weightiest of ${brief.eventsInRecord}`;
  return html`<section class="chronology-section" aria-labelledby="chronology">
<h2 id="chronology">Chronology</h2>
<details><summary>Every event cited or counted${read}, with its reports</summary>
<table class="chronology"><caption class="unseen">Events that this brief cites or counts, oldest first</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Event and reports</th></tr></thead>
<tbody>${rows}</tbody></table></details>
</section>
`;
}

function contents(brief: Brief, notes: Notes): SafeHtml {
  const items = [
    ...brief.sections.map(({ id, title }) => ({ id, title })),
    { id: "events-cited", title: "Events cited" },
    ...(notes.documents.length === 0 ? [] : [{ id: "documents-cited", title: "Documents cited" }]),
    { id: "counts", title: "Counts" },
    { id: "chronology", title: "Chronology" },
  ];
  return html`<nav aria-label="Contents"><ul>${items.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}

/** A brief as one self-contained page: no script, no request to anywhere, light and dark, fit to print. */
export async function briefHtml(brief: Brief): Promise<string> {
  const notes = notesOf(brief);
  const pictures = await picturesHtml(brief);
  const names = new Map(brief.events.map((event) => [event.id, whenOf(event)]));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Entente ${brief.version}">
<title>${brief.title}: a brief from the public record</title>
<style>${trustedHtml(BRIEF_STYLES)}</style>
</head>
<body>
<header>
<p class="kicker">A brief from the public record</p>
<h1>${brief.title}</h1>
<p class="dateline">As of <time datetime="${brief.asOf}">${dateInWords(brief.asOf)}</time> (UTC). Numbers lead to events, letters to counts${notes.documents.length === 0 ? "" : ", a d with a number to documents"}.</p>
${contents(brief, notes)}
</header>
<main>
${brief.sections.map((section) => sectionHtml(section, notes, pictures))}
<section aria-labelledby="events-cited">
<h2 id="events-cited">Events cited</h2>
<ol class="notes">${notes.events.map(eventNoteHtml)}</ol>
</section>
${documentsHtml(notes)}<section aria-labelledby="counts">
<h2 id="counts">Counts</h2>
<p>Each command, ended with <code>${brief.commandScope.trim()}</code> where it names no day, shows what was counted.</p>
<ul class="notes counts">${notes.counts.map((note) => countNoteHtml(note, names, brief.commandScope))}</ul>
<h3>How it was counted</h3>
<ul class="notes counts">${notes.methods.map((page) => html`<li><code>${page}</code></li>`)}</ul>
</section>
${chronologyHtml(brief)}
</main>
<footer>Entente ${brief.version}. Record snapshot ${brief.record.snapshot}.</footer>
</body>
</html>
`;
  return page.toString();
}
