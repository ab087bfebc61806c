import type {
  ACTS,
  Allergen,
  APPETITES,
  CHANNELS,
  Diet,
  Field,
  Hint,
  HoldReason,
  Purpose,
  RECIPIENT_KINDS,
  SettledWord,
  SIZES,
  UNITS,
} from '@village-butcher/sdk/contract';

/** The words of the contract that the page has a name for. One that lacks its name does not compile. */
export type Named =
  | `field.${Field}`
  | `purpose.${Purpose}`
  | `hold.${HoldReason}`
  | `hint.${Hint}`
  | `allergen.${Allergen}`
  | `diet.${Diet}`
  | `act.${(typeof ACTS)[number]}`
  | `channel.${(typeof CHANNELS)[number]}`
  | `recipient.${(typeof RECIPIENT_KINDS)[number]}`
  | `appetite.${(typeof APPETITES)[number]}`
  | `settled.${SettledWord}`
  | `size.${(typeof SIZES)[number]}`
  | `unit.${(typeof UNITS)[number]}`;
