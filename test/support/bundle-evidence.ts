import { createHash } from 'node:crypto';
import { cosign } from '../../src/ledger/checkpoint.js';
import { withFile } from './bundle-attack.js';
import { NOW, TRUST, kept, type Asked } from './bundle-check.js';
import { aDay } from './bundle-days.js';
import { LOG_KEY, WITNESS, checkpointAt, filesOf, type Files } from './bundle-files.js';
import { mutated, oneOf, type Chance } from './bundle-mutants.js';
import { nameOf, promiseOf, receiptOf } from './bundle-receipts.js';
import { ORIGIN, idIn, keyOf, lineBy, logVkey, signedBy, witnessVkey } from './notes.js';

/** A bundle, and how the auditor asks about it. */
export type Case = readonly [files: Files, asked: Asked];

const { leaves } = aDay();
const size = leaves.length;
const files = filesOf(leaves, { history: [3, 9] });
const stranger = keyOf('a stranger');
const LATE = NOW / 1000 - 7200;

/** Notes over the log's beginnings and over other texts, signed by this key and that. */
function noteOf(chance: Chance): string {
  const at = oneOf(chance, [0, 3, 9, size]);
  const note = checkpointAt(leaves, at);
  const [text = ''] = note.split('\n\n');
  const key = oneOf(chance, [LOG_KEY, LOG_KEY, LOG_KEY, stranger]);
  return oneOf(chance, [
    note,
    note + cosign(note, WITNESS, oneOf(chance, [0, 1, NOW / 1000, NOW / 1000 + 9999])),
    signedBy(key, `${oneOf(chance, changesOf(text, at))}\n`),
    note + oneOf(chance, linesMore(text, key)),
    oneOf(chance, [note.slice(0, -1), `${note}\n`, `\n${note}`, note.replace('— ', '- '), '']),
  ]);
}

const changesOf = (text: string, at: number): readonly string[] => [
  text.replace(ORIGIN, 'other.example/log'),
  text.replace(`\n${at}\n`, `\n0${at}\n`),
  text.replace(`\n${at}\n`, `\n${at + 1}\n`),
  text.replace(`\n${at}\n`, '\n9007199254740993\n'),
  text.replace(/=$/, ''),
  text.replace(/.{8}=$/, 'AAAAAAA='),
  `${text}\nan extension`,
  `${text}\n`,
  text,
];

const linesMore = (text: string, key: typeof LOG_KEY): readonly string[] => [
  lineBy(ORIGIN, idIn(logVkey(LOG_KEY)), `${text}\n`, key),
  lineBy(WITNESS.name, idIn(witnessVkey(WITNESS.key, WITNESS.name)), `${text}\n`, WITNESS.key),
  lineBy('nobody', '01020304', `${text}\n`, key),
  lineBy('nobody', '01020304', `${text}\n`, key).repeat(63),
  lineBy('nobody', '01020304', `${text}\n`, key).repeat(64),
  lineBy('no body', '01020304', `${text}\n`, key),
  lineBy('no+body', '01020304', `${text}\n`, key),
  '— nobody AQID\n',
  '— nobody AQIDBAV=\n',
  '— no\u0000body AQIDBAUG\n',
  '— no\u007fbody AQIDBAUG\n',
  '— no\u0085body AQIDBAUG\n',
];

/** Another checkpoint: the last, an earlier one, or the one that the auditor kept. */
export function otherNote(chance: Chance): Case {
  const note = noteOf(chance);
  return oneOf<Case>(chance, [
    [withFile(files, 'checkpoint', note), {}],
    [withFile(files, 'checkpoints/9', note), {}],
    [withFile(files, 'checkpoints/3', note), {}],
    [files, { seen: note }],
  ]);
}

/** Something else is promised, by somebody else, or by another time. */
export function otherPromise(chance: Chance): Case {
  const by = oneOf(chance, [LATE - 3600, LATE - 3600, LATE, NOW / 1000]);
  const names = [
    nameOf(leaves[chance(size)]!),
    oneOf(chance, ['A'.repeat(43), nameOf(leaves[3]!)]),
  ];
  const over = oneOf<object>(chance, [
    {},
    {},
    { iat: by },
    { iat: by - 7200 },
    { log: 'other' },
    { act: 1 },
    { leaves: [] },
    { more: 1 },
    { by: -1 },
  ]);
  const header = oneOf<object>(chance, [{}, {}, {}, { alg: 'none' }, { kid: 'k' }, { b64: false }]);
  const key = oneOf(chance, [undefined, undefined, stranger]);
  const jws = promiseOf(names, { by, over, header, ...(key && { key }) });
  return [filesOf(leaves, { promises: [jws] }), {}];
}

/** A receipt in which one thing is another. */
export function otherReceipt(chance: Chance): Case {
  const blind = leaves.flatMap(({ salt }, index) => (salt.length > 0 ? [index] : []));
  const at = oneOf(chance, blind);
  const sealed = receiptOf(leaves, at, at + 1 + chance(size - at));
  const promise = promiseOf([nameOf(leaves[at]!)], { by: LATE });
  const lines = sealed.lines.map((line) => ({ ...line, proof: null }));
  const early = { ...sealed, state: 'promised', lines, checkpoint: null, promise };
  const receipt = oneOf<object>(chance, [sealed, early]);
  const said = chance(5) === 0 ? receipt : mutated(chance, receipt);
  return [files, { receipts: [kept('receipt', JSON.stringify(said))] }];
}

/** Another trust file, over a log whose key was changed at its ninth line. */
export function otherTrust(chance: Chance): Case {
  const mixed = withFile(files, 'checkpoints/9', checkpointAt(leaves, 9, { key: stranger }));
  const own = { ...TRUST, retired: [{ vkey: logVkey(stranger), last: 9 }] };
  const over = oneOf<object>(chance, [
    {},
    { retired: [{ vkey: logVkey(stranger), last: 8 }] },
    { retired: [] },
    { log: logVkey(stranger), retired: [{ vkey: logVkey(LOG_KEY), last: size }] },
    { log: logVkey(stranger), retired: [{ vkey: logVkey(LOG_KEY), last: size - 1 }] },
    { retired: [{ vkey: logVkey(LOG_KEY), last: 9 }] },
    { need: 1 },
    { need: 2 },
    { maxAge: 60 },
    { skew: 0 },
    { mergeDelay: 0 },
    { witnesses: [logVkey(keyOf('one more'))] },
    { log: witnessVkey(LOG_KEY, ORIGIN) },
    { promise: [...TRUST.promise, { kid: 'promise-2', public: TRUST.promise[0]!.public }] },
    { promise: [...TRUST.promise, { kid: 'promise-1', public: digest }] },
    { more: 1 },
  ]);
  const trust = { ...own, ...over };
  return [
    mixed,
    { trust: oneOf<object>(chance, [trust, trust, mutated(chance, trust) as object]) },
  ];
}

const digest = createHash('sha256').update('a key').digest('base64url');

/** A bundle that a witness has seen at two sizes. */
export function witnessed(chance: Chance): Case {
  const seenAt = () => oneOf(chance, [1, NOW / 1000 - 9000, NOW / 1000 - 60, NOW / 1000 + 600]);
  const last = checkpointAt(leaves, size, { seenAt: seenAt() });
  const before = checkpointAt(leaves, 9, { seenAt: seenAt() });
  const seen = withFile(withFile(files, 'checkpoint', last), 'checkpoints/9', before);
  return [seen, { trust: { need: chance(2) } }];
}
