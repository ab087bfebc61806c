import type { GlobalKind } from '../file.js';
import * as answers from './answers.js';
import * as rights from './rights.js';
import type { Holds } from './whole.js';

const notBuilt: Holds = () => {
  throw new Error('Nobody can check this yet.');
};

/** What must hold over the whole run. */
export const HOLDS: Readonly<Record<GlobalKind, Holds>> = {
  everyUseOnAPermission: rights.everyUseOnAPermission,
  unsharedCannotMatter: rights.unsharedCannotMatter,
  onlyWishedPurposes: answers.onlyWishedPurposes,
  withinLimit: answers.withinLimit,
  canariesNowhere: rights.canariesNowhere,
  notCheckedComplete: answers.notCheckedComplete,
  noPromiseOfSafety: answers.noPromiseOfSafety,
  readsChangeNothing: rights.readsChangeNothing,
  onlyInStock: answers.onlyInStock,
  heldExplained: answers.heldExplained,
  differentFactsDifferentAnswers: rights.differentFactsDifferentAnswers,
  shownWithinSumOfLimits: answers.shownWithinSumOfLimits,
  closedSetsAreExact: answers.closedSetsAreExact,
  pushOnlyWhenWished: notBuilt,
  staffSigned: notBuilt,
  advertisingLabelled: notBuilt,
  neighboursFloor: notBuilt,
  awayOwnScreenOnly: answers.awayOwnScreenOnly,
  replyClockOpeningHours: notBuilt,
};
