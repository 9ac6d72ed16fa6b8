import type { IsoDate } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { baseRate } from "../questions/base-rate.ts";
import { readHistories } from "../questions/history.ts";
import { type QuestionProbability, questionProbability } from "../questions/probability.ts";
import type { BaseRate, Question } from "../questions/question.ts";
import { monthsOf, windowOf } from "../questions/rule.ts";

/** A question with its probability, unless the record is too short for one. */
export interface AskedQuestion {
  readonly question: Question;
  readonly answer: Omit<QuestionProbability, "baseRate"> | undefined;
  /** From what was known when the question opened, and never later. */
  readonly baseRate: BaseRate | undefined;
}

/**
 * Put questions to the record as it was known on a day.
 *
 * Method page: docs/method/questions.md
 */
export async function askQuestions(
  store: Store,
  questions: readonly Question[],
  asOf: IsoDate,
): Promise<AskedQuestion[]> {
  const now = await readHistories(store, questions, asOf);
  const begun = [...new Set(questions.map(({ opens }) => opens).filter((day) => day < asOf))];
  const before = new Map<IsoDate, typeof now>();
  for (const day of begun) before.set(day, await readHistories(store, questions, day));
  return questions.map((question, i) => {
    const months = monthsOf(windowOf(question));
    const [history, past] = [now[i], (before.get(question.opens) ?? now)[i]];
    return {
      question,
      answer: history && questionProbability(history, question.rule, months),
      baseRate: past && baseRate(past, question.rule, question.voidRule, months),
    };
  });
}
