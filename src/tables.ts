import { ClaimTable } from './catalogue/claim.table.js';
import { CurrentTable, EditionTable } from './catalogue/edition.table.js';
import { NoticeTable } from './consent/notice.table.js';
import { InvitationTable } from './profile/invitation.table.js';

/** The table classes that TypeORM reads and writes. Hot rows go by hand-written statements. */
export const TABLES = [ClaimTable, CurrentTable, EditionTable, InvitationTable, NoticeTable];
