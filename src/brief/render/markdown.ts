import { dateInWords } from "../../kernel/index.ts";
import type { Brief } from "../brief.ts";
import { factOf, publisherOf, webAddress, whenOf } from "../event-words.ts";
import { documentLine, type Notes, notesOf } from "../notes.ts";
import type { Block, Statement } from "../statement.ts";
import { picturesMarkdown, withPictures } from "./pictures.ts";

/** Text from outside as Markdown that shows it and nothing else. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&")
    .replace(/^(\s*)([-+])(\s)/, "$1\\$2$3")
    .replace(/^(\s*\d+)([.)])(\s)/, "$1\\$2$3");
}

function marked(statement: Statement, notes: Notes): string {
  const marks = notes.marksOf(statement).map((mark) => `[^${mark}]`);
  return `${escapeMarkdown(statement.text)}${marks.join("")}`;
}

function blockMarkdown(block: Block, notes: Notes): string {
  const heading =
    block.heading === undefined ? "" : `### ${escapeMarkdown(block.heading.text)}\n\n`;
  const sentences = block.statements.map((statement) => marked(statement, notes));
  const body =
    block.form === "prose" ? sentences.join(" ") : sentences.map((s) => `- ${s}`).join("\n");
  return `${heading}${body}\n`;
}

function footnotes(notes: Notes): string {
  const events = notes.events.map(({ number, event }) => {
    const reports = event.reports.map((report) => {
      const name = escapeMarkdown(`${publisherOf(report)} (${report.rating})`);
      const address = webAddress(report);
      return address === undefined ? name : `[${name}](<${address}>)`;
    });
    return `[^${number}]: ${whenOf(event)}. ${escapeMarkdown(factOf(event))} ${reports.join("; ")}. Event \`${event.id}\`.`;
  });
  const counts = notes.counts.map(
    ({ letter, query }) => `[^${letter}]: ${escapeMarkdown(query.says)}: \`${query.ref}\``,
  );
  const documents = notes.documents.map(({ mark, document }) => {
    const address = webAddress({ url: document.address });
    const link = address === undefined ? "" : ` [page](<${address}>)`;
    return `[^${mark}]: ${escapeMarkdown(documentLine(document))}${link}`;
  });
  return [...events, ...documents, ...counts].join("\n");
}

/** A brief as Markdown with footnotes: numbers cite events, letters counts. */
export function briefMarkdown(brief: Brief): string {
  const notes = notesOf(brief);
  const tables = picturesMarkdown(brief);
  const sections = brief.sections.map((section) => {
    const blocks = section.blocks.map((block) => blockMarkdown(block, notes));
    const parts = withPictures(section.id, blocks, tables);
    return `## ${section.title}\n\n${parts.join("\n")}`;
  });
  const head = `# ${escapeMarkdown(brief.title)}\n\nA brief from the public record, as of ${dateInWords(brief.asOf)}. Entente ${brief.version}.\n`;
  const methods = notes.methods.map((page) => `- \`${page}\``).join("\n");
  const how = `## How it was counted\n\n${methods}\n`;
  return `${[head, ...sections, how].join("\n")}\n${footnotes(notes)}\n`;
}
