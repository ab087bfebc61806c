type Ask = (text: string) => Promise<unknown>;

/** Every table of the ledger, the referenced ones first. */
const TABLES = 'head customer_key act line queue sealed leaf log erasure_due'.split(' ');

/** Keeps all rows of the ledger as they are now, as a backup does. */
export const backUp = (ask: Ask, name: string): Promise<unknown> =>
  ask(
    `CREATE SCHEMA ${name};
     ${TABLES.map((table) => `CREATE TABLE ${name}.${table} AS TABLE ledger.${table};`).join('\n')}`,
  );

/** Brings all rows of the ledger back as they were. What came later is gone. */
export const restore = (ask: Ask, name: string): Promise<unknown> =>
  ask(
    withoutTriggers(`
    ${TABLES.toReversed()
      .map((table) => `DELETE FROM ledger.${table};`)
      .join('\n')}
    ${TABLES.map((table) => `INSERT INTO ledger.${table} SELECT * FROM ${name}.${table};`).join('\n')}`),
  );

/** What a superuser does who does not want to be stopped. */
export const withoutTriggers = (text: string): string => `
  ALTER TABLE ledger.line DISABLE TRIGGER USER; ALTER TABLE ledger.leaf DISABLE TRIGGER USER;
  ${text};
  ALTER TABLE ledger.line ENABLE TRIGGER USER; ALTER TABLE ledger.leaf ENABLE TRIGGER USER`;
