import { expect, test } from '@jest/globals';
import { brokenIn } from '../../support/rdf.js';
import { aRecord, removalsOf, without } from '../../support/records.js';

test('an engine of SHACL misses each single member that is taken out of a record, but for what makes it one', async () => {
  const unseen: string[] = [];
  for (const removal of removalsOf(aRecord())) {
    const broken = await brokenIn(without(aRecord(), removal));
    if (broken?.length === 0) unseen.push(removal.join('.'));
  }
  // Without its type no shape is about it. Our own gate asks for the type first.
  expect(unseen).toEqual(['@type']);
}, 300_000);
