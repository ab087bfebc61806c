import { paths } from '../contract/paths.js';
import { Answers } from '../core/answers.js';
import { isAmong, type Send } from '../core/route.js';
import { settingsFrom } from '../core/settings.js';
import { Kept } from '../core/storage.js';
import { Transport } from '../core/transport.js';
import { Known } from './known.js';
import type { VillageOptions } from './options.js';
import { Outbox } from './outbox.js';
import { Tabs } from './tabs.js';
import { TakingBack } from './taking-back.js';
import { inTurn } from './turn.js';

/** Whose last answer is asked about before it is asked for (B9). */
const REMEMBERED = [paths.permissions, paths.suggestions];

/** What the calls of one client share. */
export function partsOf({ storage, channel, device, ...options }: VillageOptions) {
  const settings = settingsFrom(options);
  const name = `village ${settings.baseUrl}`;
  const transport = new Transport(settings, (subject) => takingBack.see(subject));
  const answers = new Answers();
  const sent: Transport['send'] = (path, parts, callOptions) =>
    transport.send(
      path,
      parts,
      isAmong(REMEMBERED, path) ? { ...callOptions, answers } : callOptions,
    );
  const send: Send = (route, parts, callOptions) => sent(paths[route], parts, callOptions);
  const ask = () => send('permissions', {});
  const known: Known = new Known(settings.clock, ask, () => takingBack.pending);
  const tabs: Tabs = new Tabs(name, channel, (turn, act) => takingBack.take(turn, act));
  const takingBack = new TakingBack({
    send,
    outbox: new Outbox(device === 'personal' ? new Kept(name, storage) : undefined),
    known,
    answers,
    settings,
    device,
    tell: (turn, act) => tabs.tell(turn, act),
  });
  const carry: Transport['send'] = (path, parts, callOptions) =>
    inTurn(takingBack, path, callOptions?.signal, () => sent(path, parts, callOptions));
  const close = (): void => {
    [transport, tabs, known].forEach((part) => part.close());
    answers.clear();
  };
  return { known, takingBack, carry, close };
}
