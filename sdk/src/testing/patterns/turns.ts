import type { Opened, Read, Turn } from './evidence.js';
import type { Switch, View } from './view.js';
import { again, nameOf, type Visit } from './visit.js';

/** A switch that was turned on, if it could be. */
export interface Given {
  readonly which: Switch;
  readonly selector: string;
  readonly presses: number | undefined;
  readonly opened: Opened | undefined;
  readonly on: Switch | undefined;
  readonly read: Read | undefined;
}

/** A grant counts when its receipt is here; longer than this nobody waits for one. */
const RECEIPT_MS = 3_000;
/** A withdrawal counts at once. This is room for a busy machine, not for a page that makes one wait. */
const AT_ONCE_MS = 1_000;
/** How often a page may ask on the way out before this gives up. */
const MOST_HURDLES = 3;

/** Gives one, and counts the presses that a freshly loaded page would have asked for. */
export async function given(visit: Visit, start: View, which: Switch, yes: number): Promise<Given> {
  const selector = start.selectorOf(which.place);
  const nothing = { which, selector, presses: undefined, opened: undefined, read: undefined };
  const before = again(visit.seen, which);
  if (!before || before.isOn || !before.sight.isDrawn) return { ...nothing, on: before };
  visit.granted = undefined;
  const pressed = await visit.press(before.place);
  const [notice] = pressed.notices;
  const answer = notice?.answers[yes];
  if (answer !== undefined) await visit.press(answer);
  const after = await visit.until((view) => again(view, which)?.isOn === true, RECEIPT_MS);
  const on = again(after, which);
  const presses = start.foldsOver(which.place).length + (answer === undefined ? 1 : 2);
  return {
    which,
    selector,
    presses: on?.isOn ? presses : undefined,
    opened: notice && { view: pressed, notice, yes },
    on,
    read: readBy(visit, pressed),
  };
}

/** Takes one back, and counts the presses and everything that stood in the way. */
export async function takenBack(visit: Visit, start: View, gift: Given): Promise<Turn> {
  const { which, selector, presses: on, read } = gift;
  const view = visit.seen;
  const before = again(view, which);
  const states = [which, ...(gift.on ? [gift.on] : [])];
  const turn: Turn = { key: which.key, selector, on, off: undefined, hurdles: [], states, read };
  if (!before?.isOn) return turn;
  const folds = start.foldsOver(again(start, which)?.place ?? 0).length;
  const { presses, hurdles, left } = await pressOff(visit, view, before);
  const after = again(left, which);
  return {
    ...turn,
    off: after?.isOn === false ? folds + presses : undefined,
    hurdles,
    states: [...states, ...(after ? [after] : [])],
  };
}

interface Out {
  readonly presses: number;
  readonly hurdles: readonly string[];
  readonly left: View;
}

async function pressOff(visit: Visit, start: View, which: Switch): Promise<Out> {
  const asked = visit.questions.length;
  const hurdles: string[] = [];
  let presses = 1;
  await visit.press(which.place);
  const isOff = (one: View) => again(one, which)?.isOn === false;
  const isAnswered = (one: View) => isOff(one) || one.notices.length > 0;
  let view = await visit.until(isAnswered, AT_ONCE_MS);
  if (fieldsIn(view) > fieldsIn(start)) hurdles.push('a field to fill in');
  for (; view.notices.length > 0 && presses <= MOST_HURDLES; presses++) {
    const { place, answers } = view.notices[0]!;
    hurdles.push(`asked: “${view.textOf(place).slice(0, 80)}”`);
    if (answers[0] !== undefined) await visit.press(answers[0]);
    view = await visit.until(isAnswered, AT_ONCE_MS);
  }
  if (!isOff(view) && hurdles.length === 0) {
    hurdles.push(`not off after ${AT_ONCE_MS} ms`);
    view = await visit.until(isOff, RECEIPT_MS);
  }
  hurdles.push(...visit.questions.slice(asked).map((question) => `asked: “${question}”`));
  return { presses, hurdles, left: view };
}

/** What can be filled in. */
const fieldsIn = (view: View): number =>
  view.where(
    ({ tag, attributes, isDrawn }) =>
      isDrawn && /^(input|textarea)$/.test(tag) && attributes['type'] !== 'file',
  ).length;

/** The text that the last grant named, beside what was on the screen when it was given. */
function readBy({ granted, texts }: Visit, screen: View): Read | undefined {
  if (!granted) return undefined;
  const named = nameOf(granted);
  return { named, text: texts.get(named), screen: screen.textOf(0) };
}
