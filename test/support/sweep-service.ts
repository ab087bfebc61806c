import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PURPOSES } from '@village-butcher/sdk/contract';
import { newFolder } from './embedded.js';
import { AUDIENCE, CLIENT_OF, startIssuer, type TestIssuer, type TokenRole } from './issuer.js';
import { startReceiver, type Receiver } from './receiver.js';
import { run } from './running.js';

/** The service as it runs in production, with everything that it says to the outside within reach. */
export interface SweptService {
  readonly baseUrl: string;
  /** Where metrics and health are. */
  readonly management: string;
  readonly ownerUrl: string;
  readonly receiver: Receiver;
  readonly issuer: TestIssuer;
  tokenFor(subject: string, role?: TokenRole): string;
  /** All that the process has written. */
  said(): string;
  /** All that it has told to whoever watches. */
  watched(): string;
  /** All that its database has written down for its operator. */
  databaseSaid(): string;
  /** What its key files hold, spelled in all ways that bytes are. */
  keys(): readonly string[];
  stop(): Promise<number | null>;
}

/** Starts it on a database of its own. Its app keeps copies, and is told by a webhook on this machine. */
export async function startSwept(): Promise<SweptService> {
  const folder = newFolder();
  const [issuer, receiver] = await Promise.all([startIssuer(), startReceiver()]);
  const clients = join(folder, 'clients.json');
  writeFileSync(clients, JSON.stringify(clientsWith(receiver)));
  const service = run({
    PORT: '0',
    MANAGEMENT_PORT: '0',
    SECURITY_LOG: join(folder, 'security.log'),
    VILLAGE_FOLDER: folder,
    TOKEN_ISSUER: issuer.issuer,
    TOKEN_JWKS: `${issuer.issuer}/keys`,
    TOKEN_JWKS_REACH: 'private',
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_STEP_UP: 'urn:gold',
    CLIENTS: clients,
  });
  const [baseUrl = ''] = (await service.says(/listens on http:\S+\n/)).match(/http:\S+/)!;
  const [management = ''] = (await service.says(/health are on http:\S+\n/)).match(/http:\S+/)!;
  const home = realpathSync(join(folder, 'postgres'));
  const told = (name: string): string => readFileSync(join(home, name), 'utf8');
  const password = told('password').trim();
  return {
    baseUrl,
    management,
    ownerUrl: `postgres://village_owner:${password}@127.0.0.1:${told('port').trim()}/village`,
    receiver,
    issuer,
    tokenFor: (subject, role = 'customer') => issuer.tokenFor(subject, role, new Date()),
    said: service.said,
    watched: () => readFileSync(join(folder, 'security.log'), 'utf8'),
    databaseSaid: () => told('log'),
    keys: () => [password, ...keysIn(join(folder, 'keys'))],
    async stop() {
      const code = await service.end('SIGTERM');
      await receiver.close();
      await issuer.close();
      return code;
    },
  };
}

/** Its clients: the app keeps copies, and is told of what it may not keep. */
export const clientsWith = ({ url }: Receiver) => ({
  [CLIENT_OF.customer]: { role: 'customer', recipient: 'app:brandt', purposes: PURPOSES },
  [CLIENT_OF.guest]: { role: 'guest', purposes: PURPOSES },
  [CLIENT_OF.counter]: {
    role: 'counter',
    recipient: 'counter:brandt/mill/meat',
    purposes: PURPOSES,
  },
  [CLIENT_OF.recipient]: {
    role: 'recipient',
    recipient: 'app:brandt',
    keeps: 'copies',
    webhook: { url, reach: 'private' },
  },
  [CLIENT_OF.retailer]: { role: 'retailer' },
  [CLIENT_OF.dpo]: { role: 'dpo', identify: true },
});

/** Raw keys as bytes are spelled; of a key in PEM its private half. */
function keysIn(folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const pem = /-----BEGIN[^-]+-----\n([\s\S]+?)\n-----END/.exec(bytes.toString('latin1'))?.[1];
    const secret = pem ? Buffer.from(pem, 'base64').subarray(-32) : bytes;
    return [secret.toString('hex'), secret.toString('base64').slice(0, 42)];
  });
}
