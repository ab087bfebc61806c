import { Body, Controller } from '@nestjs/common';
import {
  routes,
  type Answer,
  type AnswerAsk,
  type QuestionList,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { answer, askableIn } from '../audit/answer.flow.js';
import { Clock } from '../base/clock.js';
import { registeredIn } from '../catalogue/registered.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import { PublishedLog } from '../ledger/published.store.js';
import { TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** The desk of the data-protection officer: what can be asked, and the answers. */
@Controller()
export class DeskController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly published: PublishedLog,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.questions)
  questions(@TheOfficer() { locale }: Officer): QuestionList {
    return askableIn(locale);
  }

  @Route(routes.answer)
  answer(@Body({ schema: routes.answer.body }) ask: AnswerAsk): Promise<Answer> {
    const { db, keyring, published } = this;
    const registered = () => registeredIn(this.shelves.current());
    return answer({ db, keyring, published, registered }, ask, this.clock.now());
  }
}
