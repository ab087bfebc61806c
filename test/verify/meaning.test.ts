import { createHash } from 'node:crypto';
import { allFound } from '../support/bundle-attack.js';
import type { Files } from '../support/bundle-files.js';
import {
  HERS,
  after,
  granted,
  lifted,
  refused,
  restricted,
  timeAt,
  withdrawn,
} from '../support/bundle-days.js';
import { NOTICE, idOf, type Pen } from '../support/bundle-story.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const acts = (body: object) => after((pen) => void pen.act('ada', { ...body }));
const grants = (until: (pen: Pen) => string, over: object = {}): (() => Files) =>
  after((pen) => void pen.act('ada', { ...granted(['pets'], until(pen)), ...over }));
const noGrant = idOf('a grant that nobody gave');

/** The hash of a list that is empty. */
const CONTROLS = createHash('sha256').update('[]').digest('base64url');
/** The same bundle with these bytes as that list. */
const withList = (files: Files, bytes: string): Files =>
  files.set(`notices/${Buffer.from(CONTROLS, 'base64url').toString('hex')}`, Buffer.from(bytes));

allFound([
  [
    'a use rests on nothing',
    ['V10-use'],
    after((pen) => void pen.use('ada', [['recipes', 'pets', noGrant]])),
  ],
  [
    'a use rests on another line',
    ['V10-use'],
    after((pen) => void pen.use('ada', [['recipes', 'allergies', noGrant]])),
  ],
  [
    'a use rests on what was withdrawn',
    ['V10-use'],
    after((pen) => {
      const line = pen.act('ada', granted(['pets']));
      pen.act('ada', withdrawn(['pets']));
      pen.use('ada', [['recipes', 'pets', line]]);
    }),
  ],
  [
    'a use rests on what had expired',
    ['V10-use'],
    after((pen) => {
      const line = pen.act('ada', granted(['pets'], timeAt(pen, MINUTE_MS)));
      pen.ms += MINUTE_MS;
      pen.use('ada', [['recipes', 'pets', line]]);
    }),
  ],
  [
    'a field is used in a pause',
    ['V10-use'],
    after((pen) => {
      const line = pen.act('ada', granted(['pets']));
      pen.act('ada', { type: 'paused', until: timeAt(pen, DAY_MS) });
      pen.use('ada', [['recipes', 'pets', line]]);
    }),
  ],
  [
    'a field is used that is restricted by its name',
    ['V10-use'],
    after((pen) => {
      const line = pen.act('ada', granted(['memory', 'pets']));
      pen.act('ada', restricted(['pets'], timeAt(pen, DAY_MS)));
      pen.use('ada', [['recipes', 'memory', line]]);
      pen.use('ada', [['recipes', 'pets', line]]);
    }),
  ],
  [
    'a restriction is over when it begins',
    ['V10-state'],
    acts(restricted(['allergies'], '2026-03-01T09:00:00.000Z')),
  ],
  [
    'what was not given is restricted',
    ['V10-state'],
    after((pen) => void pen.act('ada', restricted(['memory'], timeAt(pen, DAY_MS)))),
  ],
  ['what was not restricted is lifted', ['V10-state'], acts(lifted(['allergies']))],
  [
    'a use is of a customer who never spoke',
    ['V10-use'],
    after((pen) => void pen.use('dora', [['recipes', 'pets', noGrant]], { head: 'A'.repeat(43) })),
  ],
  [
    'a use claims another head',
    ['V10-use'],
    after((pen) => void pen.use('ada', [HERS], { head: 'A'.repeat(43) })),
  ],
  [
    'a use does not see a withdrawal that was there',
    ['V10-late-use'],
    after((pen) => {
      const line = pen.act('ada', granted(['pets']));
      const use = pen.use('ada', [['recipes', 'pets', line]], { at: timeAt(pen, MINUTE_MS) });
      pen.act('ada', withdrawn(['pets']));
      pen.ms += MINUTE_MS;
      pen.leaves.push(...pen.leaves.splice(use, 1));
    }),
  ],
  ['a grant ends before it begins', ['V10-state'], grants((pen) => timeAt(pen, -1))],
  ['a grant is longer than a year', ['V10-state'], grants((pen) => timeAt(pen, 367 * DAY_MS))],
  [
    'a brand’s grant is longer than 90 days',
    ['V10-state'],
    grants((pen) => timeAt(pen, 0), {
      permissions: [
        {
          field: 'diet',
          purpose: 'offers',
          recipient: 'brand:hafergut',
          until: '2026-07-01T00:00:00.000Z',
        },
      ],
    }),
  ],
  [
    'a grant was pressed with a control that gives nothing',
    ['V10-state'],
    grants((pen) => timeAt(pen, DAY_MS), { control: 'stop-using' }),
  ],
  ['a grant names one permission twice', ['V10-state'], acts(granted(['pets', 'pets']))],
  ['what was not given is taken back', ['V10-state'], acts(withdrawn(['memory']))],
  [
    'a pause is over when it begins',
    ['V10-state'],
    acts({ type: 'paused', until: '2026-03-01T09:00:00.000Z' }),
  ],
  ['a pause ends that never began', ['V10-state'], acts({ type: 'resumed' })],
  [
    'a wish changes nothing',
    ['V10-state'],
    acts({ purpose: 'recipes', type: 'wished', wish: { channel: 'app' } }),
  ],
  ['a wish ends that was never made', ['V10-state'], acts({ purpose: 'offers', type: 'unwished' })],
  ['an act is none that anybody knows', ['V10-state'], acts({ type: 'constructor' })],
  [
    'a grant names another notice',
    ['V10-notice'],
    grants((pen) => timeAt(pen, DAY_MS), { notice: { ...NOTICE, version: 2 } }),
  ],
  [
    'a no names another notice',
    ['V10-notice'],
    acts({ ...refused(['pets']), notice: { ...NOTICE, version: 2 } }),
  ],
  ['a no says no to nothing', ['V10-state'], acts(refused([]))],
  [
    'a notice comes after the grant that names it',
    ['V10-notice'],
    after((pen) => {
      pen.act('ada', { ...granted(['pets']), notice: { ...NOTICE, version: 2 } });
      pen.notice({ version: 2 });
    }),
  ],
  [
    'a notice’s text is another',
    ['V10-notice'],
    after((pen) => pen.notice({ text: 'Something else.' })),
  ],
  [
    'a notice’s list is another',
    ['V10-notice'],
    () => withList(after((pen) => pen.notice({ version: 2, controls: CONTROLS }))(), '[1]'),
  ],
  [
    'a notice’s list is nowhere',
    ['V0-bundle'],
    after((pen) => pen.notice({ version: 2, controls: CONTROLS })),
  ],
  [
    'a notice comes again and lists something else',
    ['V10-notice'],
    () => withList(after((pen) => pen.notice({ controls: CONTROLS }))(), '[]'),
  ],
  [
    'a notice lists what nobody knows',
    ['V6-schema'],
    after((pen) => pen.notice({ version: 2, promises: CONTROLS })),
  ],
  ['a notice’s text is nowhere', ['V0-bundle'], after((pen) => pen.notice({ text: null }))],
  [
    'a claimed hash leads out of the folder',
    ['V6-schema'],
    after((pen) => pen.notice({ sha256: '../../../../../etc/passwd', text: null })),
  ],
]);
