import * as engines from './engines.js';
import { rateOfCalls } from './rate.js';
import { rounded, type Row } from './row.js';
import { compare, type Compared, type Side } from './windows.js';

const WINDOW_MS = 300;
const WHAT = '`rule()`, 40 permissions, 8 fields';
const UNIT = 'rulings a second';

/** P1: the rule, in this process, against the engines that one could take instead. */
export const ruling: Row = async ({ say }) => {
  const made = {
    ours: engines.ours(),
    casl: engines.casl(),
    guide: engines.caslGuide(),
    list: engines.caslList(),
    cedar: engines.cedarOnce(),
    oursFromRows: engines.oursFromRows(),
    caslFromRows: engines.caslFromRows(),
  };
  const answers = Object.values(made).map(({ permitted }) => permitted().join(' '));
  if (new Set(answers).size > 1) throw new Error(`The engines differ: ${answers.join(' · ')}.`);
  const against = (one: keyof typeof made, other: keyof typeof made): Promise<Compared> =>
    compare(sideOf(made[one]), sideOf(made[other]));

  say('against CASL');
  const casls = await against('ours', 'casl');
  const guided = await against('ours', 'guide');
  const listed = await against('ours', 'list');
  const fromRows = await against('oursFromRows', 'caslFromRows');
  say('against Cedar');
  const cedars = await against('ours', 'cedar');
  return [
    {
      id: 'P1',
      what: `${WHAT} ÷ CASL: ability built before, \`can\` for each field`,
      goal: 50,
      unit: UNIT,
      ...casls,
      note:
        'CASL is given recipient and purpose as the subject and the action, by which it indexes its rules: that is its fastest. ' +
        `Modelled as its guide does, with both as conditions, ${rounded(guided.ratio)}. ` +
        `Where both sides begin with the 40 permissions as they are read, ${rounded(fromRows.ratio)}. ` +
        "Against CASL's `permittedFieldsOf`, which lists the permitted fields in one call and says " +
        `nothing of the others, ${rounded(listed.ratio)}.`,
    },
    {
      id: 'P1',
      what: `${WHAT} ÷ Cedar (wasm): policies parsed before, its best single call`,
      goal: 300,
      unit: UNIT,
      ...cedars,
    },
  ];
};

const sideOf =
  ({ decide }: engines.Engine): Side =>
  () =>
    rateOfCalls(decide, WINDOW_MS);
