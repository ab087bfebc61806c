import { settle } from './crowd.js';
import { bareReads, permittedReads } from './reads.js';
import { rounded, type Row } from './row.js';
import { compare } from './windows.js';

const CROWD = { customers: 1_000, permissions: 40 };

/** P2: the permitted read against the least that a read can cost. */
export const permittedRead: Row = async ({ say, ground }) => {
  const { ownerUrl, db } = await (await ground()).base('p2');
  say('a thousand customers move in');
  await settle(ownerUrl, CROWD);
  say('the permitted read against a bare one');
  const bare = bareReads(db, CROWD.customers);
  const compared = await compare(permittedReads(db, CROWD.customers), bare);
  const one = await compare(permittedReads(db, CROWD.customers, ['recipes']), bare);
  return [
    {
      id: 'P2',
      what: 'permitted read for two purposes, twelve pairs ÷ bare named SELECT of one row, 16 in flight',
      goal: 0.6,
      unit: 'reads a second',
      ...compared,
      note: `For one purpose and its six pairs, ${rounded(one.ratio)}.`,
    },
  ];
};
