import { expect, test } from '@jest/globals';
import { Listener } from '../../src/api/listener.js';
import { Watch } from '../../src/api/watch.js';

const WHO = { request: '-', until: new Date('2026-11-26T11:05:00.000Z') };

/** A listener, and what it was sent. */
function ear(room = Infinity) {
  const sent: (string | null)[] = [];
  const outlet = {
    isCut: false,
    push: (text: string | null) => sent.push(text) < room,
    destroy: () => (outlet.isCut = true),
  };
  const listener = new Listener(WHO, outlet, { suggestions: 'edition-1' });
  return { listener, outlet, sent };
}

const tagsIn = (sent: readonly (string | null)[]) =>
  sent.map((text) => /"etag":"(.*)"/.exec(text ?? '')?.[1]);

test('L2: of two answers the older is never told after the newer, however long it took', async () => {
  const answers = [50, 1].map((ms, at) => () => late(ms, `tag-${at}`));
  const watch = new Watch(() => answers.shift()!());
  const { listener, sent } = ear();
  watch.add(listener);
  await Promise.all([watch.tell(), watch.tell()]);
  expect(tagsIn(sent)).toEqual(['tag-0', 'tag-1']);
});

const late = (ms: number, tag: string) =>
  new Promise<string>((resolve) => setTimeout(() => resolve(tag), ms));

test('L2: what could not be told is told with the next look', async () => {
  const tags: (() => Promise<string>)[] = [
    async () => 'one',
    () => Promise.reject(new Error('away')),
    async () => 'two',
  ];
  const watch = new Watch(() => tags.shift()!());
  const { listener, sent } = ear();
  watch.add(listener);
  await watch.tellAt('1');
  await watch.tellAt('1');
  await expect(watch.tellAt('2')).rejects.toThrow('away');
  await watch.tellAt('2');
  expect(tagsIn(sent)).toEqual(['one', 'two']);
});

test('who was erased is told, for nowhere is another place', async () => {
  let tag = 'somewhere';
  const watch = new Watch(async () => tag);
  const { listener, sent } = ear();
  watch.add(listener);
  await watch.tellAt('1');
  tag = 'nowhere';
  await watch.tellAt(undefined);
  expect(tagsIn(sent)).toEqual(['somewhere', 'nowhere']);
});

test('nothing is told twice, and each on its own', () => {
  const { listener, sent } = ear();
  listener.tell('suggestions', 'edition-1');
  listener.tell('permissions', 'a');
  listener.tell('permissions', 'a');
  listener.tell('suggestions', 'edition-2');
  expect(sent).toEqual([
    'id: 1\nevent: permissions\ndata: {"type":"permissions","etag":"a"}\n\n',
    'id: 2\nevent: suggestions\ndata: {"type":"suggestions","etag":null}\n\n',
  ]);
});

test('a stream that is over says why, and then nothing', () => {
  const { listener, sent } = ear();
  expect(listener.isOver(new Date('2026-11-26T11:04:59.999Z'))).toBe(false);
  expect(listener.isOver(WHO.until)).toBe(true);
  listener.end('token-refused');
  expect(sent).toEqual([
    expect.stringMatching(/^event: error\ndata: {.*"code":"token-refused".*}\n\n$/),
    null,
  ]);
});

test('whoever does not read is cut off as soon as there is no more room', () => {
  const { listener, outlet } = ear(3);
  listener.beat();
  listener.beat();
  expect(outlet.isCut).toBe(false);
  listener.beat();
  expect(outlet.isCut).toBe(true);
});
