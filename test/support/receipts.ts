/** What a line of a receipt says of itself. */
export interface Said {
  readonly act: string;
  readonly line: string;
  readonly prev: string;
  readonly seq: number;
}

/** Reads the exact bytes of a line in a customer's hand. */
export const saidBy = ({ payload }: { readonly payload: string }): Said =>
  JSON.parse(payload) as Said;
