import { Controller, Get } from '@nestjs/common';
import { expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { ClientRegister } from '../../src/api/client-register.js';
import { DevelopmentIssuer, type Person } from '../../src/api/issuer.js';
import { Route, checkTable } from '../../src/api/route.decorator.js';
import { productControllers } from '../../src/controllers.js';
import { developmentControllers } from '../../src/stand-in.js';

@Controller()
class Stray {
  @Get('/v1/me/everything')
  everything(): string {
    return 'everything';
  }
}

@Controller()
class Health {
  @Route(routes.live)
  live(): object {
    return {};
  }
}

test('what is served and what the table promises are the same', () => {
  expect(() => productControllers()).not.toThrow();
  expect(() => developmentControllers()).not.toThrow();
  expect(() => checkTable([Health], [routes.live])).not.toThrow();
});

test('a method that is not in the table does not start', () => {
  expect(() => checkTable([Stray], [])).toThrow('not in the table');
  expect(() => checkTable([Health], [])).toThrow('GET /health/live is not in the table.');
});

test('a promise that nobody keeps does not start', () => {
  expect(() => checkTable([Health], [routes.live, routes.ready])).toThrow(
    'Nobody serves GET /health/ready.',
  );
});

const APP = { role: 'customer', recipient: 'app:brandt', purposes: ['recipes'] };

test('a client is who the register says, and nobody else is anybody', () => {
  const register = new ClientRegister({ app: APP, office: { role: 'retailer' } });
  expect(register.clientOf('app')).toEqual(APP);
  expect(register.clientOf('toString')).toBeUndefined();
  expect(register.clientOf('')).toBeUndefined();
});

test.each([
  ['an app without a recipient', { app: { role: 'customer', purposes: [] } }, 'app.recipient'],
  ['an app without purposes', { app: { role: 'customer', recipient: 'app:a' } }, 'app.purposes'],
  ['a purpose that nobody knows', { app: { ...APP, purposes: ['all'] } }, 'app.purposes.0'],
  ['a role that nobody knows', { app: { role: 'admin' } }, 'app.role'],
  ['an office that stands for somebody', { app: { ...APP, role: 'retailer' } }, 'app'],
  ['a client without a name', { '': APP }, 'its top'],
  ['a list', [], 'its top'],
])('a register with %s does not start', (_, said, place) => {
  expect(() => new ClientRegister(said)).toThrow(`wrong at: ${place}`);
});

function anIssuer() {
  const clock = { ms: 0 };
  let last = 0;
  const sign = async ({ subject, at }: Person) => ({
    token: `for ${at ? 'the desk of ' : ''}${subject}`,
    expiresAt: 1,
  });
  const secret = () => `secret-${++last}`;
  return {
    clock,
    issuer: new DevelopmentIssuer(
      { person: sign, naming: sign, guest: () => sign({ subject: 'guest', name: '' }) },
      secret,
      () => clock.ms,
    ),
  };
}
const ADA = { subject: 'D01', name: 'Ada' };
const codeIn = (address: string): string => address.split('#')[1]!;

test('a printed address opens one session, and a session asks for its own tokens', async () => {
  const { issuer } = anIssuer();
  const address = issuer.addressFor(ADA, 'http://127.0.0.1:4848');
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4848\/#secret-\d$/);
  const { session, name } = issuer.open(codeIn(address));
  expect(name).toBe('Ada');
  expect(await issuer.tokenFor(session)).toEqual({ token: 'for D01', expiresAt: 1 });

  expect(() => issuer.open(codeIn(address))).toThrow();
  await expect(issuer.tokenFor(codeIn(address))).rejects.toMatchObject({ code: 'code-refused' });
});

test('the address of a counter opens the page of the counter, and says which it is', () => {
  const { issuer } = anIssuer();
  const counter = 'counter:brandt/mill/meat';
  const address = issuer.addressFor(
    { subject: 'staff', name: 'Fleischtheke', counter },
    'http://a',
  );
  expect(address).toMatch(/^http:\/\/a\/theke#secret-\d$/);
  expect(issuer.open(codeIn(address))).toMatchObject({ name: 'Fleischtheke', counter });
});

test('the address of the desk opens the desk, and its session no customer', async () => {
  const { issuer } = anIssuer();
  const address = issuer.addressFor({ ...ADA, at: 'desk' }, 'http://127.0.0.1:4848');
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4848\/desk#secret-\d$/);
  const { session } = issuer.open(codeIn(address));
  expect(await issuer.tokenFor(session)).toEqual({ token: 'for the desk of D01', expiresAt: 1 });
});

test('a printed address is worth nothing after a day', () => {
  const { clock, issuer } = anIssuer();
  const address = issuer.addressFor(ADA, '');
  clock.ms = 24 * 60 * 60 * 1000;
  expect(() => issuer.open(codeIn(address))).toThrow();
});
