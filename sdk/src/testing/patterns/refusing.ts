import type { Opened, Way, While } from './evidence.js';
import type { Switch, View } from './view.js';
import { again, type Visit } from './visit.js';

/** What came of not saying yes, in all the ways there are. */
export interface Refused {
  readonly notices: readonly Opened[];
  readonly ways: readonly Way[];
  readonly whiles: readonly While[];
  /** Which of the two answers said yes: the other one did not. */
  readonly yes: number;
}

/** Opens the notice of a switch again and again, and leaves it in each way that is no yes. */
export async function refused(visit: Visit, which: Switch, watchMs: number): Promise<Refused> {
  const opened = await openedBy(visit, which);
  const [notice] = opened.notices;
  if (!notice) {
    // It opens nothing: the press was the grant, or went nowhere. What was given is taken back.
    await shut(visit, which);
    return { notices: [], ways: [], whiles: [], yes: 0 };
  }
  const by = leaving(visit, which);
  const ways = [
    await by('Escape', () => visit.key('Escape')),
    await by('a tap outside', () => visit.pressOutside()),
    await by('the switch pressed again', (view) =>
      visit.press(again(view, which)?.place ?? which.place),
    ),
  ];
  const answers = await refusingAnswer(visit, by);
  await visit.wait(watchMs);
  const later = await visit.view();
  const back = await by('going back', async () => {
    await visit.back();
    await visit.load();
    return visit.unfolded();
  });
  return {
    notices: [{ view: opened, notice, yes: answers.yes }],
    ways: [...ways, answers.way, back],
    whiles: [{ after: 'a refusal', view: later }],
    yes: answers.yes,
  };
}

type Leave = (how: string, leave: (view: View) => Promise<View>) => Promise<Way>;

const leaving =
  (visit: Visit, which: Switch): Leave =>
  async (how, leave) => {
    const view = await openedBy(visit, which);
    const before = visit.sent.length;
    const left = await leave(view);
    const after = again(left, which);
    const sent = visit.sent.slice(before);
    const way = { how, selector: left.selectorOf(after?.place ?? 0), sent, before: which, after };
    await shut(visit, which);
    return way;
  };

/** By custom the second answer is the no. Where it gave something, the first is tried. */
async function refusingAnswer(
  visit: Visit,
  by: Leave,
): Promise<{ readonly way: Way; readonly yes: number }> {
  const press = (which: number) => (view: View) => {
    const answer = view.notices[0]?.answers[which];
    return answer === undefined ? Promise.resolve(view) : visit.press(answer);
  };
  const second = await by('the refusing answer', press(1));
  if (!isGiven(second)) return { way: second, yes: 0 };
  const first = await by('the refusing answer', press(0));
  return isGiven(first) ? { way: first, yes: 0 } : { way: first, yes: 1 };
}

/** Whether a way that should have given nothing gave something after all. */
export const isGiven = ({ sent, after }: Way): boolean => sent.length > 0 || after?.isOn === true;

/** The page with the notice of a switch open, if it has one. */
async function openedBy(visit: Visit, which: Switch): Promise<View> {
  const view = visit.seen;
  const one = again(view, which);
  return view.notices.length > 0 || !one ? view : visit.press(one.place);
}

/** Takes back what was given without a yes, so that the next way begins where this one did. */
async function shut(visit: Visit, which: Switch): Promise<void> {
  const one = again(visit.seen, which);
  if (one?.isOn) await visit.press(one.place);
}
