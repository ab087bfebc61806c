/** What came of the last use, once it had ended: what its recipient was told and answered, each the first time. */
export interface Since {
  /** What the settings say that it keeps. `null`: they say nothing. */
  readonly keeps: 'nothing' | 'screen' | 'copies' | null;
  readonly toldAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly erasedAt: string | null;
}

/** Nobody looked. */
export const NOTHING_KNOWN: Since = {
  keeps: null,
  toldAt: null,
  acknowledgedAt: null,
  erasedAt: null,
};

/** How far it has come, of what has ended. Whoever keeps nothing holds nothing. */
export function farOf({ keeps, toldAt, acknowledgedAt, erasedAt }: Since): string {
  if (keeps === 'nothing' || keeps === 'screen') return 'keeps-nothing';
  if (erasedAt !== null) return 'erased';
  if (acknowledgedAt !== null) return 'acknowledged';
  return toldAt === null ? 'ended' : 'told';
}
