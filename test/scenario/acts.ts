import type { FieldValue } from '@village-butcher/sdk';
import type { Feature } from './features.js';
import type { Operation } from './file-person.js';
import type { Deed } from './life.js';
import type { Door } from './people.js';
import { longestFrom } from './stand.js';

/** What an act needs to know of the file. */
export interface Setting {
  readonly door: Door;
  readonly notice: { readonly id: string; readonly version: number; readonly locale: string };
}

/** Does what a person does: in their own app, where it is on a screen and offers it, or through the SDK. */
export async function act(setting: Setting, name: string, { at, operation }: Deed): Promise<void> {
  if (await setting.door.apps.get(name)?.did(operation)) return;
  await perform({ ...setting, name, at }, operation.op, operation);
}

/** The feature that an operation belongs to, where it is not part of the main job. */
export const featureOf = ({ op }: Operation): Feature | undefined => BELONGS[op];

const BELONGS: Readonly<Partial<Record<Operation['op'], Feature>>> = {
  endorse: 'neighbours',
  unendorse: 'neighbours',
  'follow-brand': 'brand-messages',
  'unfollow-brand': 'brand-messages',
  'brand-proposal': 'brand-messages',
};

interface Actor extends Setting {
  readonly name: string;
  readonly at: number;
}
type ByOp = { [Op in Operation['op']]: Extract<Operation, { op: Op }> };
type Acts = { readonly [Op in keyof ByOp]: (as: Actor, operation: ByOp[Op]) => Promise<unknown> };

const perform = <Op extends keyof ByOp>(as: Actor, op: Op, operation: ByOp[Op]) =>
  ACTS[op](as, operation);

const CONTROLS = { surface: 'permission-centre' } as const;
const notBuilt = ({ name }: Actor, { op }: Operation): Promise<never> =>
  Promise.reject(new Error(`${name} cannot ${op} yet.`));

const ACTS: Acts = {
  grant: (
    { door, notice: { id, version, locale }, name, at },
    { field, recipient, purpose, until },
  ) => {
    const end = until ? Date.parse(until) : longestFrom(at, recipient);
    return door.customer(name).own.grant({
      permissions: [{ field, recipient, purpose, until: new Date(end).toISOString() }],
      notice: { id, version, locale },
      ...CONTROLS,
      control: 'allow',
    });
  },
  withdraw: ({ door, name }, { field, recipient, purpose }) =>
    door.customer(name).own.withdraw({
      permissions: [{ field, recipient, purpose }],
      ...CONTROLS,
      control: 'switch',
    }),
  tell: ({ door, name }, { field, value }) =>
    // Whether it is a value of this field is for the service to say.
    door.customer(name).own.profile.put(field, value as FieldValue<typeof field>),
  erase: ({ door, name }, { field }) => door.customer(name).own.profile.remove(field),
  confirm: async ({ door, name }, { member }) => {
    const { code } = await door.customer(name).own.members.invite(member);
    return door.customer(`${name}+${member}`).own.members.confirm(code);
  },
  wish: ({ door, name }, { purpose, wish }) =>
    door.customer(name).own.wishes.put(purpose, said(wish)),
  unwish: ({ door, name }, { purpose }) => door.customer(name).own.wishes.remove(purpose),
  endorse: notBuilt,
  unendorse: notBuilt,
  'follow-brand': notBuilt,
  'unfollow-brand': notBuilt,
  'brand-proposal': notBuilt,
};

/** A member that is there and `undefined` was not said. */
const said = <Shape extends object>(shape: Shape): Shape =>
  JSON.parse(JSON.stringify(shape)) as Shape;
