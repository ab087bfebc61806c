import type { Finding, Pattern } from './finding.js';
import type { OpenNotice, Switch, View } from './view.js';

/** All that one visit has brought to light, in one language. It is judged afterwards, without a page. */
export interface Evidence {
  readonly locale: string | undefined;
  /** The page as it was after each load, before anything was touched. */
  readonly loads: readonly View[];
  /** The page with everything unfolded and nothing given. */
  readonly open: View;
  /** Each notice that was opened by a switch. */
  readonly notices: readonly Opened[];
  /** Each way of not saying yes that was tried. */
  readonly ways: readonly Way[];
  /** Each switch that was turned on and off again. */
  readonly turns: readonly Turn[];
  /** What was there a while after an act. */
  readonly whiles: readonly While[];
  /** The page as it is loaded while permissions stand. */
  readonly given: View | undefined;
  readonly links: readonly Link[];
  /** The pages on which nothing may be given. */
  readonly elsewhere: readonly Place[];
}

/** A notice, on the look on which it was open. */
export interface Opened {
  readonly view: View;
  readonly notice: OpenNotice;
  /** Which answer said yes. Nobody tried it: not known. */
  readonly yes?: number;
}

/** A way of not saying yes: what it sent, and how its switch was before and after. */
export interface Way {
  readonly how: string;
  readonly selector: string;
  readonly sent: readonly string[];
  readonly before: Switch;
  readonly after: Switch | undefined;
}

/** A switch, given and taken back. */
export interface Turn {
  readonly key: string;
  readonly selector: string;
  /** How many presses it took, from a freshly loaded page. Not known where it could not be done. */
  readonly on: number | undefined;
  readonly off: number | undefined;
  /** What stood in the way of taking back: questions, fields to fill in, a wait. */
  readonly hurdles: readonly string[];
  /** How the switch was: off, on, and off again. */
  readonly states: readonly Switch[];
  /** What the grant says was read, and whether it stood on the screen. */
  readonly read: Read | undefined;
}

/** The text that a grant names. */
export interface Read {
  readonly named: string;
  /** The text of that name, as the service told it. */
  readonly text: string | undefined;
  /** What stood on the screen. */
  readonly screen: string;
}

/** The page a while after an act, when nobody had touched it since. */
export interface While {
  readonly after: string;
  readonly view: View;
}

/** A link, and what is at its other end. */
export interface Link {
  readonly selector: string;
  readonly href: string;
  readonly status: number;
  readonly isPage: boolean;
  /** The headings that are there: all, or those of the part that the address names. */
  readonly headings: readonly string[];
}

/** Another page. */
export interface Place {
  readonly address: string;
  readonly view: View;
}

/** Judges one pattern, or several that rest on the same sights. */
export type Judge = (seen: Evidence) => readonly Finding[];

/** What was measured, and what it should be. */
export type Measure = readonly [pattern: Pattern, measured: string, expected: string];

/** A finding at a place of a view. */
export const at = (view: View, place: number, [pattern, measured, expected]: Measure): Finding => ({
  pattern,
  selector: view.selectorOf(place),
  measured,
  expected,
});

/** The parts of a page in which something is given: what is read there is read for a decision. */
export function centreOf(view: View): readonly number[] {
  const sections = view.switches
    .filter(({ permission }) => permission)
    .map(({ place }) => view.above(place).find((one) => isSection(view, one)) ?? 0);
  const all = [...sections, ...view.notices.map(({ place }) => place), ...view.hooked('status')];
  return [...new Set(all)].filter(
    (one) => !all.some((other) => other !== one && view.isWithin(one, other)),
  );
}

const isSection = (view: View, place: number): boolean => {
  const { tag, role } = view.at(place);
  return /^(section|form|main|body)$/.test(tag) || /^(region|main|dialog)$/.test(role);
};
