import * as z from 'zod/mini';
import { Pack } from './catalogue.js';
import { AllergySet, DietRules } from './profile.js';
import { Field, ItemId, MemberId, Moment, Purpose, StoreId, Uuid } from './shape.js';
import {
  EFFECTS,
  EMPTY_REASONS,
  HOLD_REASONS,
  PURPOSES,
  SCREENS,
  SETTLED,
  UNITS,
} from './vocabulary.js';

/** Three by default, five at most: not a shotgun (L6). */
export const LIMIT = { default: 3, most: 5 } as const;
/** As many named items as one may ask about at once. */
export const MOST_NAMED = 20;

/** Who sits at this table, for this ask only. Written nowhere. */
export const Eaters = z.strictObject({
  members: z.optional(z.array(MemberId).check(z.minLength(1), z.maxLength(20))),
  guests: z.optional(
    z.strictObject({ allergies: z.optional(AllergySet), diet: z.optional(DietRules) }),
  ),
});
export type Eaters = z.infer<typeof Eaters>;

/** What is asked of the store, now. `among` asks about named items: "would this suit us?" */
export const SuggestAsk = z.strictObject({
  store: StoreId,
  purposes: z.array(Purpose).check(z.minLength(1), z.maxLength(PURPOSES.length)),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(LIMIT.most))),
  among: z.optional(z.array(ItemId).check(z.minLength(1), z.maxLength(MOST_NAMED))),
  screen: z.optional(z.enum(SCREENS)),
  eaters: z.optional(Eaters),
});
export type SuggestAsk = z.infer<typeof SuggestAsk>;

const listOf = (words: string, most: number) =>
  z
    .string()
    .check(z.maxLength(2000), z.regex(new RegExp(`^(${words})(,(${words})){0,${most - 1}}$`)));

/** The same ask in an address: lists are separated by commas. Guests never stand in one. */
export const SuggestQuery = z.strictObject({
  store: StoreId,
  purposes: listOf(PURPOSES.join('|'), PURPOSES.length),
  limit: z.optional(z.string().check(z.regex(new RegExp(`^[1-${LIMIT.most}]$`)))),
  among: z.optional(listOf('[A-Za-z0-9][A-Za-z0-9_.-]{0,63}', MOST_NAMED)),
  screen: z.optional(z.enum(SCREENS)),
  eaters: z.optional(listOf('self|(?:child|adult)-[1-9]\\d{0,2}', 20)),
});
export type SuggestQuery = z.infer<typeof SuggestQuery>;

/** The ask that an address spells. */
export const askOf = ({ limit, among, purposes, eaters, ...rest }: SuggestQuery): SuggestAsk =>
  SuggestAsk.parse({
    ...rest,
    purposes: purposes.split(','),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(among === undefined ? {} : { among: among.split(',') }),
    ...(eaters === undefined ? {} : { eaters: { members: eaters.split(',') } }),
  });

/** A permission that was used, and the line it rests on. */
export const Right = z.object({
  field: Field,
  recipient: z.string(),
  purpose: Purpose,
  line: Uuid,
});
export type Right = z.infer<typeof Right>;

/** Why an item is here. `field` and `restsOn` are null where the reason holds for everyone. */
export const Reason = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
  effect: z.enum(EFFECTS),
  delta: z.number(),
  field: z.nullable(Field),
  restsOn: z.nullable(Right),
});
export type Reason = z.infer<typeof Reason>;

/** What to buy of one product. */
export const ShoppingLine = z.object({
  product: z.string(),
  title: z.string(),
  /** How much is needed; at a counter, how much to ask for. Absent where a recipe does not say. */
  amount: z.optional(z.number()),
  unit: z.optional(z.enum(UNITS)),
  /** How many to take, of this size. Absent at a counter, and where nobody can tell. */
  packs: z.optional(z.int()),
  pack: Pack,
  /** What is left of the last pack, in its unit, where it is more than a third of it. */
  rest: z.optional(z.number()),
  aisle: z.string(),
  /** What may be taken instead: the recipe has a choice, and these passed the same gates. */
  or: z.optional(z.array(z.object({ product: z.string(), title: z.string() }))),
  /** The recipes that it is for. */
  recipes: z.array(z.string()),
});
export type ShoppingLine = z.infer<typeof ShoppingLine>;

/** One thing that helps right now, in this store. */
export const Suggestion = z.object({
  ref: z.string(),
  kind: z.enum(['recipe', 'product']),
  purpose: Purpose,
  title: z.string(),
  /** Of a recipe: for how many it is reckoned, and what it takes, in the order of the aisles. */
  portions: z.optional(z.int()),
  list: z.optional(z.array(ShoppingLine)),
  /** What a cook should know when so much is cooked. */
  advice: z.optional(z.array(z.string())),
  reasons: z.array(Reason),
  rests: z.array(Right),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** At most `limit` items. Fewer is fine; none says why. */
export const Suggestions = z.object({
  items: z.array(Suggestion),
  /** What all recipes of the answer take together, where there are several. */
  list: z.optional(z.array(ShoppingLine)),
  notChecked: z.array(Field),
  heldCount: z.int(),
  emptyBecause: z.optional(
    z.object({
      code: z.enum(EMPTY_REASONS),
      text: z.string(),
      words: z.optional(z.array(z.string())),
    }),
  ),
  catalogue: z.string(),
  rules: z.string(),
});
export type Suggestions = z.infer<typeof Suggestions>;

/** An item that was asked for, wished for or noted, and not shown. */
export const Held = z.object({
  ref: z.string(),
  kind: z.enum(['recipe', 'product']),
  title: z.string(),
  reason: z.enum(HOLD_REASONS),
  elsewhere: z.optional(z.array(z.string())),
  at: Moment,
});
export type Held = z.infer<typeof Held>;
/** What was held back today. One page: a day holds few. */
export const HeldPage = z.object({ items: z.array(Held) });

/** How long `taken` and `later` count. `never` counts until it is taken back. */
export const SETTLED_DAYS = 14;
/** As many items as a customer may have settled in one app. */
export const MOST_SETTLED = 500;

/** What a customer says of an item: an instruction like a wish, for the app they say it in. */
export const SettledAct = z.strictObject({ says: z.enum(SETTLED) });
export type SettledAct = z.infer<typeof SettledAct>;

/** An item that is settled. `until` is absent where it is for good, `title` where it is no longer there. */
export const Settled = z.object({
  item: z.string(),
  title: z.optional(z.string()),
  says: z.enum(SETTLED),
  at: Moment,
  until: z.optional(Moment),
});
export type Settled = z.infer<typeof Settled>;

/** What counts today, newest first. One page: there are few. */
export const SettledPage = z.object({ items: z.array(Settled) });
