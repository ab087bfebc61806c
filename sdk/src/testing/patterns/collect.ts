import { SPECIAL_FIELDS } from '../../contract/vocabulary.js';
import type { Evidence, Link, Opened, Place, Way, While } from './evidence.js';
import { given, takenBack, type Given } from './turns.js';
import type { Sight } from './sight.js';
import type { Switch, View } from './view.js';
import type { Visit } from './visit.js';
import { refused } from './refusing.js';

/** How one visit goes. */
export interface Course {
  readonly locale: string | undefined;
  /** How long the page is watched for what comes by itself. */
  readonly watchMs: number;
  /** The pages on which nothing may be given. */
  readonly elsewhere: readonly string[];
}

/** A page that was prompted for once may prompt again at the second or third time. */
const LOADS = 3;
/** The fields are seven; a few wishes come along. */
const MOST_TURNS = 10;
const MOST_LINKS = 20;

/** Looks at the page, refuses, gives and takes back, and leaves nothing given behind. */
export async function collect(visit: Visit, course: Course): Promise<Evidence> {
  const loads = await loaded(visit, course.watchMs);
  const open = await visit.unfolded();
  const links = await followed(visit, open);
  const first = asksFirst(open);
  if (links.length > 0) await visit.load().then(() => visit.unfolded());
  const no = first ? await refused(visit, first, course.watchMs) : undefined;
  const turned = await turns(visit, no?.yes ?? 0, course.watchMs);
  return {
    locale: course.locale,
    loads: [...loads, ...turned.loads],
    open,
    notices: [...(no?.notices ?? []), ...turned.notices],
    ways: no?.ways ?? [],
    turns: turned.turns,
    whiles: [...(no?.whiles ?? []), ...turned.whiles],
    given: turned.loads[0],
    links,
    elsewhere: await looks(visit, course.elsewhere),
  };
}

/** Looks at the page in one more language: its texts and its first notice, without giving anything. */
export async function glance(visit: Visit, { locale, watchMs }: Course): Promise<Evidence> {
  const loads = [await visit.load()];
  const open = await visit.unfolded();
  const first = asksFirst(open);
  const no = first ? await refused(visit, first, watchMs) : undefined;
  const { notices = [], ways = [] as readonly Way[] } = no ?? {};
  const rest = { turns: [], whiles: [], given: undefined, links: [], elsewhere: [] };
  return { locale, loads, open, notices, ways, ...rest };
}

async function loaded(visit: Visit, watchMs: number): Promise<readonly View[]> {
  const loads: View[] = [];
  for (let load = 0; load < LOADS; load++) {
    await visit.load();
    await visit.wait(watchMs);
    loads.push(await visit.view());
  }
  return loads;
}

/** The switch whose notice is opened to be refused: one that says it opens something, or a special field. */
const asksFirst = ({ switches }: View): Switch | undefined =>
  switches.find(
    ({ isOn, sight, permission }) =>
      !isOn &&
      ('aria-expanded' in sight.attributes ||
        'aria-haspopup' in sight.attributes ||
        isSpecial(permission?.field)),
  );

const isSpecial = (field: string | undefined): boolean =>
  SPECIAL_FIELDS.some((special) => special === field);

interface Turned {
  readonly loads: readonly View[];
  readonly notices: readonly Opened[];
  readonly turns: Evidence['turns'];
  readonly whiles: readonly While[];
}

/** One switch of each field, given; then, from a page that is loaded anew, each taken back. */
async function turns(visit: Visit, yes: number, watchMs: number): Promise<Turned> {
  const start = await visit.load();
  await visit.unfolded();
  const gifts: Given[] = [];
  for (const one of eachField(start)) gifts.push(await given(visit, start, one, yes));
  const standing = await visit.load();
  await visit.unfolded();
  const all: Evidence['turns'][number][] = [];
  for (const gift of gifts) all.push(await takenBack(visit, standing, gift));
  await visit.wait(watchMs);
  const later = await visit.view();
  return {
    loads: [standing, await visit.load()],
    notices: gifts.flatMap(({ opened }) => opened ?? []),
    turns: all,
    whiles: all.length > 0 ? [{ after: 'a withdrawal', view: later }] : [],
  };
}

/** The first switch of each field, and what has none. */
const eachField = ({ switches }: View): readonly Switch[] =>
  switches
    .filter(
      ({ permission }, place) =>
        !permission ||
        switches.findIndex((one) => one.permission?.field === permission.field) === place,
    )
    .slice(0, MOST_TURNS);

/** Goes where each link of the page goes, as far as that is the same site. What frames the page is left alone. */
async function followed(visit: Visit, view: View): Promise<readonly Link[]> {
  const links = view
    .where(
      ({ role, isDrawn, attributes }) => role === 'link' && isDrawn && !('download' in attributes),
    )
    .filter((place) => !view.above(place).some((each) => isFrame(view.at(each))))
    .map((place) => ({ place, href: view.at(place).attributes['href'] ?? '' }));
  const own = links.filter(
    ({ href }, at) => visit.isOwn(href) && links.findIndex((one) => one.href === href) === at,
  );
  const found: Link[] = [];
  for (const { place, href } of own.slice(0, MOST_LINKS)) {
    const { status, isPage, view: there } = await visit.go(href);
    const selector = view.selectorOf(place);
    found.push({
      selector,
      href,
      status,
      isPage,
      headings: headingsIn(there, partOf(there, href)),
    });
  }
  return found;
}

const isFrame = ({ tag, role }: Sight): boolean =>
  /^(header|nav|footer)$/.test(tag) || /^(banner|navigation|contentinfo)$/.test(role);

/** The part that an address names, if it is there; the whole page where it names none. */
function partOf(view: View, href: string): number | undefined {
  const { hash } = new URL(href, NOWHERE);
  if (hash === '') return 0;
  return view.where(({ attributes }) => {
    const id = attributes['id'];
    return id !== undefined && new URL(`#${id}`, NOWHERE).hash === hash;
  })[0];
}

const NOWHERE = 'https://nowhere.invalid';

const headingsIn = (view: View, part: number | undefined): readonly string[] =>
  part === undefined
    ? []
    : [part, ...view.within(part)]
        .map((place) => view.at(place))
        .filter(({ role, isDrawn }) => role === 'heading' && isDrawn)
        .map(({ name }) => name);

async function looks(visit: Visit, addresses: readonly string[]): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const address of addresses) {
    await visit.go(address);
    places.push({ address, view: await visit.unfolded() });
  }
  return places;
}
