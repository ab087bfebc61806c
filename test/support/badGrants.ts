import type { RefusalCode } from '@village-butcher/sdk/contract';

const WHICH = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' };
const UNTIL = '2027-06-01T00:00:00.000Z';
/** A grant with which nothing is wrong. */
export const GRANT = {
  permissions: [{ ...WHICH, until: UNTIL }],
  notice: { id: 'what-i-share', version: 1, locale: 'de' },
  surface: 'permission-centre',
  control: 'allow',
};
const permitting = (changed: object) => ({
  ...GRANT,
  permissions: [{ ...WHICH, until: UNTIL, ...changed }],
});
const text = (value: unknown): string => JSON.stringify(value);

/** One row: what is sent, the status, the code, and where the fault is. */
export type Row = readonly [
  title: string,
  body: unknown,
  status: number,
  code: RefusalCode,
  at?: readonly (string | number)[],
];

/** Grants that must be refused. */
export const GRANTS: readonly Row[] = [
  ['no body', undefined, 400, 'invalid'],
  ['not JSON', '{"permissions":', 400, 'invalid-json'],
  ['a list', [GRANT], 400, 'invalid'],
  ['no permission in it', { ...GRANT, permissions: [] }, 400, 'invalid', ['permissions']],
  ['a wrong type', { ...GRANT, permissions: 'all' }, 400, 'invalid', ['permissions']],
  [
    'an unknown field',
    permitting({ field: 'salary' }),
    400,
    'invalid',
    ['permissions', 0, 'field'],
  ],
  ['a wildcard', permitting({ field: '*' }), 400, 'invalid', ['permissions', 0, 'field']],
  ['no purpose', permitting({ purpose: undefined }), 400, 'invalid', ['permissions', 0, 'purpose']],
  ['an unknown member', { ...GRANT, customer: 'somebody' }, 400, 'invalid', []],
  [
    'one permission twice',
    { ...GRANT, permissions: [GRANT.permissions[0], GRANT.permissions[0]] },
    400,
    'invalid',
    ['permissions'],
  ],
  [
    'a recipient nobody registered',
    permitting({ recipient: 'app:stranger' }),
    422,
    'unknown-recipient',
    ['permissions', 0, 'recipient'],
  ],
  [
    'a recipient of no kind',
    permitting({ recipient: 'brandt' }),
    400,
    'invalid',
    ['permissions', 0, 'recipient'],
  ],
  [
    'an end in the past',
    permitting({ until: '2026-11-26T10:59:59.999Z' }),
    422,
    'ends-in-the-past',
    ['permissions', 0, 'until'],
  ],
  [
    'an end beyond a year',
    permitting({ until: '2027-11-26T11:00:00.001Z' }),
    422,
    'ends-too-late',
    ['permissions', 0, 'until'],
  ],
  [
    'a day that does not exist',
    permitting({ until: '2027-02-31T00:00:00.000Z' }),
    400,
    'invalid',
    ['permissions', 0, 'until'],
  ],
  [
    'a time that is not UTC',
    permitting({ until: '2027-02-01T00:00:00+01:00' }),
    400,
    'invalid',
    ['permissions', 0, 'until'],
  ],
  [
    'a notice nobody published',
    { ...GRANT, notice: { ...GRANT.notice, version: 7 } },
    422,
    'unknown-notice',
    ['notice'],
  ],
  [
    "a control that is not the notice's",
    { ...GRANT, control: 'withdraw-all' },
    422,
    'unknown-control',
    ['control'],
  ],
  ['no snapshot', GRANT, 422, 'snapshot-refused', ['snapshot']],
  ['a snapshot of nobody', { ...GRANT, snapshot: 'a.b.c' }, 422, 'snapshot-refused', ['snapshot']],
  ['yes and no to the same', { ...GRANT, declined: [WHICH] }, 400, 'invalid', ['declined']],
  [
    'duplicate keys',
    text(GRANT).replace('"control"', '"control":"allow","control"'),
    400,
    'invalid-json',
  ],
  ['__proto__', text(GRANT).replace('{', '{"__proto__":{"control":"allow"},'), 400, 'invalid-json'],
  ['constructor', text(GRANT).replace('{', '{"constructor":{},'), 400, 'invalid-json'],
  ['too deep', `${'['.repeat(40)}${']'.repeat(40)}`, 400, 'invalid-json'],
  ['1 MB', `{"permissions":"${'x'.repeat(1_000_000)}"}`, 413, 'too-large'],
];
