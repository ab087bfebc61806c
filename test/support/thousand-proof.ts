import { FIELDS_FOR, type Purpose } from '@village-butcher/sdk/contract';
import type { Plainly } from './thousand-cells.js';
import type { Act, Journal, Named } from './thousand.js';
import type { Text } from './thousand-texts.js';
import { byWho, isMeant, verdictOn } from './thousand-told.js';

/** What proves one consent, or all of them: told from what was on screen and what was pressed. */

const offerName = ({ field, purpose, recipient }: Named): string =>
  `${field}:${purpose}:${recipient}`;

/** Q08: what each line says, permission by permission. */
export const proof: Plainly = ({ acts, asOf, parameters: { line }, journal }) => {
  const rows = Array.from(byWho(acts).values()).flatMap((own) =>
    own
      .filter((act) => act.at <= asOf && isMeant(line, act.line))
      .flatMap((act) => {
        const position = journal.places.get(act.leafHash)!;
        return spokenBy(act).map((spoken) => ({
          position,
          cells: {
            ...provenBy(act, own, journal.texts),
            ...spoken,
            ...stoodBefore(act, spoken, own),
            leafIndex: position,
          },
        }));
      }),
  );
  return { rows, suppressed: 0 };
};

const NOTHING = { field: null, recipient: null, purpose: null, until: null };

function spokenBy({ says, named, until, purpose, field }: Act) {
  if (['granted', 'refused', 'withdrawn'].includes(says)) {
    return named.map((one) => ({ ...NOTHING, ...one, until: one.until ?? null }));
  }
  const some = { until: until ?? null, purpose: purpose ?? null, field: field ?? null };
  return [{ ...NOTHING, ...some }];
}

function stoodBefore({ seq, at }: Act, spoken: object, own: readonly Act[]) {
  const { field, recipient, purpose } = spoken as Named;
  const isWhole = field !== null && recipient !== null && purpose !== null;
  const before = own.filter((one) => one.seq < seq);
  return { stoodBefore: isWhole ? verdictOn(before, spoken as Named, at) : null };
}

const labelsOf = ({ id, version, locale }: Text, texts: Journal['texts']) =>
  texts.find((one) => one.id === id && one.version === version && one.locale === locale)?.labels ??
  new Map<string, string>();

function provenBy(act: Act, own: readonly Act[], texts: Journal['texts']) {
  const { came, screen, named } = act;
  const same = own.filter((one) => one.act === act.act && one.says === 'refused');
  const offers = new Map(named.map((one) => [`${one.recipient} ${one.purpose}`, one]));
  const offered = Array.from(offers.values()).flatMap(({ recipient, purpose }) =>
    FIELDS_FOR[purpose as Purpose].map((field) => offerName({ field, recipient, purpose })),
  );
  return {
    line: act.line,
    customerRef: act.who,
    act: act.says,
    notice: screen?.notice.id ?? null,
    noticeVersion: screen?.notice.version ?? null,
    locale: screen?.notice.locale ?? null,
    noticeSha256: screen?.notice.sha256 ?? null,
    snapshot: screen?.snapshot ?? null,
    snapshotIssuedAt: screen?.issuedAt ?? null,
    offered: screen ? offered : null,
    declined: screen ? same.flatMap((one) => one.named.map(offerName)) : null,
    surface: came?.surface ?? null,
    control: came?.control ?? null,
    controlLabelHash: (screen && labelsOf(screen.notice, texts).get(came?.control ?? '')) ?? null,
    statementHash: null,
    assurance: came?.assurance ?? null,
    actedBy: came ? 'self' : null,
    client: came?.client ?? null,
    occurredAt: came?.occurredAt ?? null,
    receivedAt: came?.receivedAt ?? null,
    recordedAt: act.at,
    leafHash: act.leafHash,
    prev: act.prev,
  };
}
