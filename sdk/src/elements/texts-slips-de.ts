import type { ACTS, END_REASONS } from '../contract/record.js';
import type { HoldReason } from '../contract/vocabulary.js';

/** Words of the contract that have a name here. One that lacks it does not compile. */
type Named =
  `act.${(typeof ACTS)[number]}` | `hold.${HoldReason}` | `end.${(typeof END_REASONS)[number]}`;

/** What is said of the history and receipts in German. A sentence begins small where it may stand inside another. */
export const de = {
  'history.views': 'Verlauf',
  'history.acts': 'Was ich getan habe',
  'history.none': 'Du hast noch nichts getan.',
  'history.can': 'Wer lesen darf',
  'history.nobody': 'Niemand darf etwas von dir lesen.',
  'history.did': 'Wer etwas gelesen hat',
  'history.still': 'Wer es noch haben könnte',
  'history.held': 'Zurückgehalten',
  'history.more': 'Ältere zeigen',
  'history.end': 'Das ist alles.',
  'disclosure.line': '{recipient} las {fields} für {purpose}',
  'disclosure.none': 'Noch hat niemand etwas von dir gelesen.',
  'still.lead':
    'Was gelesen wurde, kann noch da sein, auch wenn du es zurückgezogen hast. Dass es gelöscht ist, hat uns niemand gesagt.',
  'still.line': '{recipient} las zuletzt {fields}',
  'still.permitted': 'noch erlaubt',
  'held.lead': 'Es stand auf deinem Merkzettel, oder du hast danach gesucht, und es kam nicht.',
  'held.none': 'Heute fehlt nichts, was auf deinem Merkzettel steht oder wonach du gesucht hast.',
  'held.none-of-it':
    'Nichts davon stand auf deinem Merkzettel, und du hast nach nichts davon gesucht.',
  'held.elsewhere': 'gibt es in: {stores}',
  'receipt.check': 'Prüfen',
  'receipt.save': 'Speichern',
  'receipt.waiting': 'Aufgeschrieben. Der Nachweis folgt.',
  'receipt.sealed': 'Steht im Protokoll. Noch nicht auf diesem Gerät geprüft.',
  'receipt.in-the-log': 'Geprüft: steht unverändert im Protokoll.',
  'receipt.promised': 'Geprüft: Der Dienst hat den Nachweis bis {time} zugesagt.',
  'receipt.broken': 'Passt nicht zum Protokoll. Bitte melde es: {contact}',
  'receipt.broken-here': 'Passt nicht zum Protokoll. Bitte melde es.',
  'receipt.cannot-check': 'Dieses Gerät kann den Beleg nicht prüfen.',
  'receipt.not-found': 'Diesen Beleg gibt es hier nicht.',
  'receipt.nothing': 'Es hat sich nichts geändert. Darum steht hier nichts.',
  'receipt.notice': 'Gezeigter Text: {id}, Fassung {version}, {language}',
  'hold.no-grant': 'dafür nicht erlaubt',
  'hold.not-wanted': 'nicht gewünscht',
  'hold.cap': 'dein Limit ist erreicht',
  'hold.quiet-hours': 'deine Ruhezeit läuft',
  'hold.not-relevant': 'passt gerade nicht',
  'hold.constraint': 'passt nicht zu deinen Regeln',
  'hold.not-at-store': 'heute nicht in diesem Markt',
  'hold.too-few-neighbours': 'zu wenige Nachbarn',
  'hold.revoked': 'vom Absender zurückgezogen',
  'hold.stale': 'nicht mehr aktuell',
  'hold.other': 'aus einem anderen Grund',
  'end.withdrawn': 'zurückgezogen am {date}',
  'end.paused': 'in der Pause seit {date}',
  'end.expired': 'abgelaufen am {date}',
  'end.quarantined': 'seit {date} zur Prüfung gesperrt',
  'end.other': 'nicht mehr erlaubt seit {date}',
  'act.granted': 'Erlaubt',
  'act.refused': 'Abgelehnt',
  'act.withdrawn': 'Zurückgezogen',
  'act.paused': 'Pause',
  'act.resumed': 'Pause beendet',
  'act.restricted': 'Eingeschränkt',
  'act.lifted': 'Einschränkung aufgehoben',
  'act.wished': 'Gewünscht',
  'act.unwished': 'Nicht mehr gewünscht',
  'act.erased': 'Gelöscht',
  'act.confirmed': 'Bestätigung erhalten',
  'act.joined': 'Selbst bestätigt',
  'act.other': 'Etwas anderes',
} as const satisfies Readonly<Record<Named, string>> & Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type SlipKey = keyof typeof de;
