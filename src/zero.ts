import type { AnswerAsk, QuestionSlug } from '@village-butcher/sdk/contract';
import type { Retailer } from '@village-butcher/sdk/server';
import { QUESTION_OF } from './audit/questions.js';

/** Asks every question whose rows are incidents, to its end. Answers those that have some, with how many. */
export async function incidentsAt(audit: Retailer['audit']): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { slug, version, isZero } of Object.values(QUESTION_OF)) {
    if (!isZero) continue;
    const rows = await rowsOf(audit, slug, version);
    if (rows > 0) found.push(`${slug} ${rows}`);
  }
  return found;
}

async function rowsOf(
  audit: Retailer['audit'],
  question: QuestionSlug,
  version: number,
): Promise<number> {
  const ask: AnswerAsk = { question, version, parameters: {} };
  let answer = await audit.answer(ask);
  let rows = answer.rows.length;
  while (answer.next !== undefined) {
    answer = await audit.answer({ ...ask, page: answer.next });
    rows += answer.rows.length;
  }
  return rows;
}
