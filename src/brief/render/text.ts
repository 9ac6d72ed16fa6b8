import { plainLine, wrapText } from "../../figure/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import type { Brief } from "../brief.ts";
import { attribution, whenOf } from "../event-words.ts";
import { documentLine, type Notes, notesOf } from "../notes.ts";
import type { Block, Statement } from "../statement.ts";
import { picturesText, withPictures } from "./pictures.ts";

/** How a brief is set for a terminal. */
export interface TextOptions {
  /** Columns, at least 60. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether bars may use block characters. */
  readonly unicode: boolean;
}

const DEFAULTS: TextOptions = { width: 80, colour: false, unicode: true };

/** Widest measure that reads well; a wider terminal keeps its margin. */
const MEASURE = 100;

interface Page {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly notes: Notes;
}

function marked(statement: Statement, notes: Notes): string {
  const marks = notes.marksOf(statement);
  return marks.length === 0 ? statement.text : `${statement.text} [${marks.join(", ")}]`;
}

function blockText(block: Block, page: Page): string {
  const heading = block.heading === undefined ? "" : `${bold(block.heading.text, page)}\n`;
  const sentences = block.statements.map((statement) => marked(statement, page.notes));
  const body =
    block.form === "prose"
      ? wrapText(sentences.join(" "), page.width)
      : sentences
          .map((s) => wrapText(`- ${s}`, page.width, "  ").replace(/^ {2}- /, "- "))
          .join("\n");
  return `${heading}${body}\n`;
}

function styled(text: string, style: (line: string) => string): string {
  return text.split("\n").map(style).join("\n");
}

function bold(text: string, page: Page): string {
  return styled(wrapText(text, page.width), page.bold);
}

function eventNote(page: Page): string {
  return page.notes.events
    .map(({ number, event }) => {
      const head = `[${number}] ${whenOf(event)}, ${attribution(event)}`;
      const urls = event.reports.map(
        (report) => report.url ?? `${report.source}, ${report.file}:${report.line}`,
      );
      return [
        wrapHanging(head, page.width),
        ...urls.map((url) => styled(wrapText(url, page.width, "    "), page.dim)),
      ].join("\n");
    })
    .join("\n");
}

/** The commands without the flags that all of them share and the lead names. */
function countNote(page: Page, shared: string): string {
  return page.notes.counts
    .map(({ letter, query }) =>
      wrapHanging(`[${letter}] ${query.says}: ${query.ref.replace(shared, "")}`, page.width),
    )
    .join("\n");
}

function documentNote(page: Page): string {
  return page.notes.documents
    .map(({ mark, document }) =>
      [
        wrapHanging(`[${mark}] ${documentLine(document)}`, page.width),
        ...(document.address === null
          ? []
          : [styled(wrapText(plainLine(document.address), page.width, "    "), page.dim)]),
      ].join("\n"),
    )
    .join("\n");
}

function wrapHanging(text: string, width: number): string {
  return wrapText(text, width, "    ").trimStart();
}

/** A brief as plain text for a terminal or a pipe: no line is wider than asked for, addresses excepted. */
export function briefText(brief: Brief, options: Partial<TextOptions> = {}): string {
  const o = { ...DEFAULTS, ...options };
  const width = Math.min(MEASURE, Math.max(60, o.width));
  const style = (code: number) => (text: string) =>
    o.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const page: Page = { width, bold: style(1), dim: style(2), notes: notesOf(brief) };
  const rule = (o.unicode ? "─" : "-").repeat(width);
  const head = [
    bold(brief.title.toUpperCase(), page),
    `A brief from the public record, as of ${dateInWords(brief.asOf)}`,
    "",
  ].join("\n");
  const drawn = picturesText(brief, { width, unicode: o.unicode });
  const sections = brief.sections.map((section) => {
    const blocks = section.blocks.map((block) => blockText(block, page));
    const parts = withPictures(section.id, blocks, drawn);
    return `${page.bold(section.title.toUpperCase())}\n${rule}\n${parts.join("\n")}`;
  });
  const shared = brief.commandScope;
  const apparatus = [
    `${page.bold("EVENTS CITED")}\n${rule}\n${eventNote(page)}\n`,
    ...(page.notes.documents.length === 0
      ? []
      : [`${page.bold("DOCUMENTS CITED")}\n${rule}\n${documentNote(page)}\n`]),
    `${page.bold("COUNTS")}\n${rule}\n${wrapText(`Each command, ended with${shared} where it names no day, shows what was counted.`, width)}\n\n${countNote(page, shared)}\n`,
    `${page.bold("HOW IT WAS COUNTED")}\n${rule}\n${page.notes.methods.join("\n")}\n`,
  ];
  return `${[head, ...sections, ...apparatus].join("\n")}\nEntente ${brief.version}\n`;
}
