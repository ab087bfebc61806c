import { watchPage } from '../core/page.js';
import { settingsFrom } from '../core/settings.js';
import { Kept } from '../core/storage.js';
import { type Carry, Transport } from '../core/transport.js';
import { byName, carryingBy, sendingBy } from './carrying.js';
import { Known } from './known.js';
import type { VillageOptions } from './options.js';
import { Outbox } from './outbox.js';
import { Screen } from './screen.js';
import { Tabs } from './tabs.js';
import { TakingBack } from './taking-back.js';

/** What the calls of one client share. */
export function partsOf({ storage, channel, device, changes, ...options }: VillageOptions) {
  const settings = settingsFrom(options);
  const { clock } = settings;
  const name = `village ${settings.baseUrl}`;
  const pending = () => takingBack.pending;
  const transport = new Transport(settings, (subject) => takingBack.see(subject));
  const screen = new Screen(clock, pending, () => listen());
  const known: Known = new Known(clock, () => byName(sending)('permissions', {}), pending, {
    count: () => listen(),
    change: () => screen.keep((right) => known.allows(right)),
  });
  const sending: Carry = sendingBy(transport, screen, known);
  const tabs: Tabs = new Tabs(name, channel, (turn, act) => takingBack.take(turn, act));
  const outbox = new Outbox(device === 'personal' ? new Kept(name, storage) : undefined);
  const takingBack = new TakingBack({
    send: sending,
    outbox,
    known,
    screen,
    forget: () => hearing?.restart(),
    settings,
    device,
    tabs,
  });
  const hearing = changes?.({
    ...settings,
    send: sending,
    permissions: (tag) => known.follow(tag),
    suggestions: () => screen.keep(() => true),
  });
  const listen = (): void => hearing?.listeners(known.listeners.count + screen.listeners.count);
  const leavePage = watchPage((sight) => {
    screen.see(sight);
    hearing?.see(sight);
    if (sight === 'hidden') return;
    transport.refreshSoon();
    takingBack.deliver().catch(() => undefined);
  });
  const close = (): void => {
    leavePage();
    hearing?.close();
    [transport, tabs, known, screen].forEach((part) => part.close());
  };
  return { known, screen, takingBack, carry: carryingBy(sending, takingBack, screen), close };
}
