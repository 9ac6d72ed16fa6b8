import type { Brief } from "../brief.ts";
import type { Section, Statement } from "../statement.ts";

/** A section as its statements in order; headings stay with the first statement under them. */
export interface SectionDocument {
  readonly id: Section["id"];
  readonly title: string;
  readonly statements: readonly (Statement & { readonly heading?: string })[];
}

/** `entente brief --json`. */
export interface BriefDocument extends Omit<Brief, "sections"> {
  readonly schema: "entente/brief@1";
  readonly sections: readonly SectionDocument[];
}

/** A brief as a document for programs: every statement with its evidence and the events it cites. */
export function briefJson(brief: Brief): BriefDocument {
  const sections = brief.sections.map(({ id, title, blocks }) => ({
    id,
    title,
    statements: blocks.flatMap((block) =>
      block.statements.map((statement, i) =>
        i === 0 && block.heading !== undefined
          ? { heading: block.heading.text, ...statement }
          : statement,
      ),
    ),
  }));
  return { schema: "entente/brief@1", ...brief, sections };
}
