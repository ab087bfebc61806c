import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type AcknowledgementAct,
  type Notification,
  type SubjectName,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { acknowledge, showNotification } from '../audit/acknowledge.flow.js';
import { Clock } from '../base/clock.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheCaller, TheRecipient } from './caller.decorator.js';
import type { Caller, Told } from './caller.js';
import { Log } from './log.js';
import { Route } from './route.decorator.js';
import { turnedOf } from './security.js';

/** Which notification. */
interface ById {
  readonly id: string;
}

/** What recipients were told, and what they answer. */
@Controller()
export class RecipientController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Route(routes.subject)
  subject(@TheCaller() { recipient, customer }: Caller): SubjectName {
    return { recipient, subject: this.keyring.subjectAt(recipient, customer) };
  }

  @Route(routes.notification)
  notification(
    @TheRecipient() { recipient }: Told,
    @Param({ schema: routes.notification.params }) { id }: ById,
  ): Promise<Notification> {
    return showNotification(this.db, { id, recipient });
  }

  @Route(routes.acknowledge)
  async acknowledge(
    @TheRecipient() { recipient }: Told,
    @TheAct() act: Act,
    @Param({ schema: routes.acknowledge.params }) { id }: ById,
    @Body({ schema: routes.acknowledge.body }) said: AcknowledgementAct,
  ): Promise<Notification> {
    const whose = { id, recipient };
    const { notification, turns } = await acknowledge(
      this.db,
      whose,
      { act, said },
      this.clock.now(),
    );
    for (const turn of turns) this.log.warn(turnedOf(turn));
    return notification;
  }
}
