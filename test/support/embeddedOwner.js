import { startEmbedded } from '../../src/embedded.ts';

/**
 * A service that is nothing but the owner of an embedded database, for tests that kill it. Says
 * each line as JSON: what it was told to say, and where its database is.
 */
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const folder = process.argv[2];
const options = { folder, say: (said) => tell({ said }), initdb: ['--no-sync'] };

const { ownerUrl, stop } = await startEmbedded(options).catch(({ message }) => {
  tell({ error: message });
  process.exit(1);
});
const leave = () => stop().then(() => process.exit());
process.once('SIGTERM', leave);
process.stdin.once('end', leave).resume(); // The test itself was killed.
process.once('SIGHUP', () => process.exit(1));
tell({ ownerUrl });
