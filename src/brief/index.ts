export { type Brief, statementsOf } from "./brief.ts";
export type { EventEvidence, Evidence, QueryEvidence } from "./evidence.ts";
export { houseStyleFaults } from "./house-style.ts";
export { briefHtml } from "./render/html.ts";
export { type BriefDocument, briefJson } from "./render/json.ts";
export { briefMarkdown } from "./render/markdown.ts";
export { briefText } from "./render/text.ts";
export type { Block, BoundSpan, Section, SectionId, Statement } from "./statement.ts";
export { type BriefRequest, writeBrief } from "./write-brief.ts";
