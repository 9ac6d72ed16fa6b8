export { type Brief, statementsOf } from "./brief.ts";
export { answerSentences, nearestOf } from "./driver-words/answer-words.ts";
export {
  documentsSentence,
  flipSentence,
  togetherSentence,
} from "./driver-words/document-words.ts";
export {
  effectSentence,
  namedEffectSentences,
  powerSentence,
  reliabilitySentences,
} from "./driver-words/effect-words.ts";
export { explainedSentence } from "./driver-words/explained-words.ts";
export {
  missingEvidenceSentence,
  wouldTellSentence,
} from "./driver-words/tell-words.ts";
export { type TestName, testSentence } from "./driver-words/test-words.ts";
export {
  reasonSentence,
  verdictSentence,
} from "./driver-words/verdict-words.ts";
export type { EventEvidence, Evidence, QueryEvidence } from "./evidence.ts";
export { houseStyleFaults } from "./house-style.ts";
export { type ChartedSeries, relationCharts } from "./relation-charts.ts";
export { briefHtml } from "./render/html.ts";
export { BRIEF_STYLES } from "./render/html-styles.ts";
export { type BriefDocument, briefJson } from "./render/json.ts";
export { briefMarkdown, escapeMarkdown } from "./render/markdown.ts";
export { briefText } from "./render/text.ts";
export type { Block, BoundSpan, Section, SectionId, Statement } from "./statement.ts";
export { type BriefRequest, writeBrief } from "./write-brief.ts";
