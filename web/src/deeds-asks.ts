import type { Receipt, Village } from '@village-butcher/sdk';
import { type RequestAsk, requestsOf, type RightsRequest } from '@village-butcher/sdk/rights';
import { newest, type Deed } from './deeds.js';
import { lastDay } from './last-day.js';
import type { Shared } from './restricted.js';

/** Something is asked for formally. What is done at once has the receipt of what it did. */
export function asked(ask: RequestAsk): Deed {
  let request: RightsRequest | undefined;
  return {
    focus: 'asks',
    async send(village) {
      request = await requestsOf(village).file(ask);
      return receiptOf(village, request);
    },
    said: ({ say, day }) =>
      request?.closedAt === null
        ? say('filed.noted', { date: day(lastDay(request.dueAt)) })
        : say('filed.done'),
  };
}

/** What was stopped by name is used again, as it was permitted. */
export const lifted = (permissions: Shared['permissions']): Deed => ({
  focus: 'asks',
  send: (village) => requestsOf(village).lift({ permissions: [...permissions] }),
  said: ({ say }) => say('filed.done'),
});

/** It is not wanted any more. */
export const askedBack = (id: string): Deed => ({
  focus: 'asks',
  send: (village) => requestsOf(village).takeBack(id),
  said: ({ say }) => say('filed.taken'),
});

/** What was not clear was said, where the question was asked. */
export const clarified = (id: string): Deed => ({
  focus: 'asks',
  send: (village) => requestsOf(village).clarify(id),
  said: ({ say }) => say('filed.done'),
});

/** The receipt of the line that it left, if it left one. */
async function receiptOf(village: Village, { steps }: RightsRequest): Promise<Receipt | undefined> {
  return steps.some(({ line }) => line !== null)
    ? newest(village).catch(() => undefined)
    : undefined;
}
