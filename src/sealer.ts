import process from 'node:process';
import { asJson, asText, Log } from './api/log.js';
import { Ends } from './ends.js';
import { sealerUrl } from './ledger-place.js';
import { LedgerSettings } from './ledger-settings.js';
import { openAsSealer } from './log-places.js';
import { sayOf } from './say.js';
import { Sealing } from './sealing.js';
import { sentenceOf } from './sentence.js';

const write = (line: string) => process.stdout.write(`${line}\n`);
const log = new Log(write, process.stdout.isTTY ? asText : asJson);
const say = sayOf(log);
const ends = new Ends();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.tell({ event: 'stopping' });
    void ends.all().then(() => process.exit(0));
  });
}

try {
  const settings = new LedgerSettings(process.env);
  const sealing = new Sealing(await openAsSealer(sealerUrl(process.env)), settings, say);
  ends.add(() => sealing.stop());
  say('The sealer is at work.');
} catch (error) {
  process.stderr.write(`The sealer did not start. ${sentenceOf(error)}\n`);
  process.exit(1);
}
