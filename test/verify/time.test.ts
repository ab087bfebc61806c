import { allFound } from '../support/bundle-attack.js';
import { NOW } from '../support/bundle-check.js';
import { filesOf } from '../support/bundle-files.js';
import { HERS, aDay, after, granted, timeAt } from '../support/bundle-days.js';
import { Pen } from '../support/bundle-story.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A log that has just begun. */
const begun =
  (write: (pen: Pen) => void, over: object = {}) =>
  () => {
    const pen = new Pen();
    pen.open({ ...over });
    write(pen);
    return filesOf(pen.leaves);
  };

allFound([
  [
    'an old consent is invented with an old date',
    ['V11-backdated'],
    after((pen) => void pen.act('dora', granted(['diet']), { at: '2025-06-01T09:00:00.000Z' })),
  ],
  [
    'a clock was ahead',
    ['V11-future'],
    after((pen) => void pen.act('ada', granted(['pets']), { at: timeAt(pen, 20 * MINUTE_MS) })),
  ],
  [
    'a use claims a time to come',
    ['V11-future'],
    after((pen) => void pen.use('ada', [HERS], { at: timeAt(pen, 20 * MINUTE_MS) })),
  ],
  [
    'a public line claims an old time',
    ['V11-backdated'],
    after((pen) => pen.publish('desk', { body: {} }, { at: '2026-03-01T07:00:00.000Z' })),
  ],
  [
    'a heartbeat goes back',
    ['V2-time'],
    after((pen) => pen.beat({ at: '2026-03-01T09:00:00.000Z' })),
  ],
  [
    'a heartbeat is in the future',
    ['V2-time'],
    after((pen) => pen.beat({ at: '2026-03-02T09:00:00.000Z' })),
  ],
  [
    'the heartbeats stop, and customers go on',
    ['V2-stale'],
    () => {
      const pen = aDay();
      pen.ms += 25 * 60 * MINUTE_MS;
      pen.act('ada', granted(['pets'], timeAt(pen, DAY_MS)));
      return filesOf(pen.leaves);
    },
    { now: NOW + DAY_MS },
  ],
  ['a heartbeat is left out', ['V6-heartbeat'], after((pen) => pen.beat({ n: 7 }))],
  ['the first heartbeat is none', ['V6-heartbeat'], begun((pen) => pen.beat({ n: 5 }))],
  ['the log is opened twice', ['V6-schema'], after((pen) => pen.open())],
  [
    'the log is opened under another name',
    ['V1-origin'],
    begun((pen) => pen.beat(), { log: 'other.example/log' }),
  ],
]);
