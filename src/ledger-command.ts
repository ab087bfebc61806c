import process from 'node:process';
import { COMMANDS } from './ledger-commands.js';
import { openLedger } from './ledger-place.js';
import { LedgerSettings } from './ledger-settings.js';
import { refuseWords, sentenceOf } from './sentence.js';

const [name = '', ...words] = process.argv.slice(2);
try {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Error(`Say one of ${Object.keys(COMMANDS).join(', ')}.`);
  refuseWords(words);
  const settings = new LedgerSettings(process.env);
  const { db, close } = await openLedger(process.env);
  const text = await command(db, settings).finally(close);
  process.stdout.write(`${text}\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
