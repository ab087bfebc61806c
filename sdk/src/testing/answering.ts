import { LOCALES } from '../contract/vocabulary.js';
import { ANSWERS } from './answers.js';
import type { Served } from './asked.js';
import type { Caller, House } from './house.js';
import { eraseDue } from './leaving.js';
import type { Promiser } from './promise.js';
import { Refusal } from './refusal.js';
import { actIn, bodyIn, partsIn, type Arrived } from './request.js';
import { refused, said, streamed } from './speaking.js';
import type { Streams } from './stream.js';
import { isSeen, shownWith, tagOfStanding } from './tag.js';
import { callerIn } from './token.js';

/** What a fake service is made of. */
export interface Service {
  readonly house: House;
  readonly promiser: Promiser;
  readonly streams: Streams;
}

/** Answers a request as the service would: form, token, act, and then the route's own work. */
export async function answered(
  service: Service,
  arrived: Arrived,
  signal: AbortSignal,
): Promise<Response> {
  const { house, streams } = service;
  const named = arrived.headers.get('x-request-id') ?? house.nextId();
  try {
    eraseDue(house);
    bodyIn(arrived.text, arrived.headers.get('content-type'));
    const { role } = arrived.path;
    if (role === 'none') return said(openAnswer(arrived.name, house), arrived, named);
    const caller = callerIn(arrived.headers.get('authorization'), house.now);
    if (role !== 'customer' && role !== 'guest') throw new Refusal('not-allowed');
    const tag = () => tagOfStanding(caller.subject, house);
    if (arrived.name === 'changes') {
      return streamed(streams.listen(tag, caller.endsAt, signal), named);
    }
    const value = await worked(service, arrived, caller);
    const isStanding = arrived.name === 'permissions';
    return said(value, arrived, named, isStanding ? shownWith(caller, house) : {});
  } catch (error) {
    return refused(error, named);
  } finally {
    streams.refresh();
  }
}

/** What the service says to whoever comes without a token. */
function openAnswer(name: string, { shelf }: House): unknown {
  if (name === 'stores') return { items: [...shelf.stores.values()] };
  return name === 'ready' ? { status: 'ok', sealer: 'inside', login: 'shared' } : { status: 'ok' };
}

function worked({ house, promiser }: Service, arrived: Arrived, caller: Caller): unknown {
  const { headers, path } = arrived;
  const answer = ANSWERS[arrived.name as Served];
  if (!answer) throw new Refusal('not-found');
  const spare = house.nextId();
  const act = () => actIn(arrived, caller, { spare, now: house.now });
  if (path.method === 'POST' && path.writes) act();
  const asked = {
    house,
    promiser,
    caller: { ...caller, locale: localeOf(headers.get('accept-language'), house) },
    ...partsIn(arrived),
    act,
    witness: { client: caller.client, sdk: headers.get('village-sdk'), receivedAt: house.now },
    checkUnchanged: () => {
      const person = house.personOf(caller.subject);
      if (!isSeen(person, headers.get('if-match'))) throw new Refusal('changed-since');
    },
  };
  // Which parts go in was checked by the route's own schemas; the table knows no single type for all.
  return answer(asked as never);
}

/** The caller's favourite among our languages, otherwise that of the notice. */
function localeOf(accepted: string | null, { catalogue }: House): string {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return [...wanted, catalogue.notice.locale.slice(0, 2)].find((one) =>
    LOCALES.some((locale) => locale === one),
  )!;
}
