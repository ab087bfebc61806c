import { Body, Controller } from '@nestjs/common';
import {
  routes,
  type Answer,
  type AnswerAsk,
  type QuestionList,
} from '@village-butcher/sdk/contract';
import { answer } from '../audit/answer.flow.js';
import { ExportDesk } from '../audit/export-desk.flow.js';
import { askableIn } from '../audit/question-asked.js';
import { Clock } from '../base/clock.js';
import { TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** The desk of the data-protection officer: what can be asked, and the answers. */
@Controller()
export class DeskController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly clock: Clock,
  ) {}

  @Route(routes.questions)
  questions(@TheOfficer() { locale }: Officer): QuestionList {
    return askableIn(locale, this.desk);
  }

  @Route(routes.answer)
  answer(@Body({ schema: routes.answer.body }) ask: AnswerAsk): Promise<Answer> {
    return answer(this.desk, ask, this.clock.now());
  }
}
