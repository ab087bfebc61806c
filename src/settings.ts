import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { IsDefined, IsOptional, ValidateIf } from 'class-validator';
import { type Limits, LIMITS } from './api/allowance.js';
import { isJurisdiction, type JurisdictionId } from './audit/deadline.js';
import { BREACH_HOURS } from './audit/export-desk.flow.js';
import { LedgerSettings } from './ledger-settings.js';
import { type Reach, staysOutside } from './outside.js';
import { checkSettings, must, toldBy, wholeBetween, type Environment } from './setting.js';

/** Longest life of a token, in seconds, that a setting may allow. */
const LONGEST_LIFE = 900;
/** Signatures that are always accepted, and those that a setting may add. */
const ALWAYS = ['ES256', 'EdDSA'];
const ON_REQUEST = ['PS256', 'RS256'];

/**
 * What the service is told by its environment. Checked once, at the start, and never again. All
 * faults are named at once, by their variables and never by their values: an address may hold a
 * password.
 */
export class Settings {
  /** Where PostgreSQL is, as its owner. Not set: the embedded one. */
  @IsOptional()
  @must('be an address that begins with postgres:// or postgresql://', isDatabaseUrl)
  readonly databaseUrl: string | undefined;

  /** Where the service listens. 0 takes any free port. */
  @must('be a whole number from 0 to 65535', wholeBetween(0, 65_535))
  readonly port: number;

  /** The address it listens on: this machine alone, if nothing else is said. */
  @must('be an IP address or localhost', isHost)
  readonly host: string;

  /** Where all files of the embedded default live. */
  readonly villageFolder: string;

  /** Where the key files live. */
  readonly keyFolder: string;

  /** Where exports are written. All instances share it. */
  readonly exportFolder: string;

  /** Who issues the tokens that are believed. Not set: the development issuer. */
  @partOfIssuer
  @must('be an address that begins with https://', isSecureUrl)
  readonly tokenIssuer: string | undefined;

  /** Where the issuer publishes its keys. */
  @partOfIssuer
  @must('be an address that begins with https://', isSecureUrl)
  @must('lead outside, or TOKEN_JWKS_REACH has to say private', mayBeAsked)
  readonly tokenJwks: string | undefined;

  /** `private`: the issuer's keys may lie inside the house. Nothing said: in the world alone. */
  @must('be private or public', (reach) => reach === 'private' || reach === 'public')
  readonly tokenJwksReach: Reach;

  /** Whom a token must be meant for. */
  @partOfIssuer
  readonly tokenAudience: string | undefined;

  /** The signatures that are accepted. */
  @must('name nothing but PS256 and RS256', eachIs(isAlgorithm))
  readonly tokenAlgorithms: readonly string[];

  /** The longest life of a token, in seconds, that is accepted. */
  @must(`be a whole number from 1 to ${LONGEST_LIFE}`, wholeBetween(1, LONGEST_LIFE))
  readonly tokenLifeSeconds: number;

  /** The `acr` values of a token whose customer has signed in anew. None: an erasure always waits. */
  readonly tokenStepUp: readonly string[];

  /** The JSON file with the clients, and the recipient that each stands for. */
  readonly clients: string | undefined;

  /** The JSON file that says who is responsible, for consent records. */
  readonly controller: string | undefined;

  /** How many streams of changes may be open at once, those of all customers together. */
  @must('be a whole number from 0 to 100000', wholeBetween(0, 100_000))
  readonly openStreams: number;

  /** How often one may do what. The environment cannot say otherwise. */
  readonly limits: Limits = LIMITS;

  /** The origins whose pages may call. None, if nothing is said. */
  @must('list origins such as https://shop.example, with commas between', eachIs(isOrigin))
  readonly origins: readonly string[];

  /** How the service is reached from outside, if not under `host` and `port`. */
  @IsOptional()
  @must('be an address that begins with https://', isSecureUrl)
  readonly publicUrl: string | undefined;

  /** Where the house is: by whose calendar requests are answered, and who hears a complaint. */
  @must('be a place such as DE, DE-MV, AT or NL', isJurisdiction)
  readonly jurisdiction: JurisdictionId;

  /** Within how many hours the house tells an authority of a breach. The law's 72 are the most. */
  @must(`be a whole number from 1 to ${BREACH_HOURS}`, wholeBetween(1, BREACH_HOURS))
  readonly breachHours: number;

  /** Where the ledger lives, and what it is called. */
  readonly ledger: LedgerSettings;

  constructor(environment: Environment) {
    const told = toldBy(environment);
    this.databaseUrl = told('DATABASE_URL');
    this.port = Number(told('PORT') ?? 4848);
    this.host = told('HOST') ?? '127.0.0.1';
    this.villageFolder = resolve(told('VILLAGE_FOLDER') ?? '.village');
    this.keyFolder = resolve(told('KEY_FOLDER') ?? join(this.villageFolder, 'keys'));
    this.exportFolder = resolve(told('EXPORT_FOLDER') ?? join(this.villageFolder, 'exports'));
    this.tokenIssuer = told('TOKEN_ISSUER');
    this.tokenJwks = told('TOKEN_JWKS');
    this.tokenJwksReach = (told('TOKEN_JWKS_REACH') ?? 'public') as Reach;
    this.tokenAudience = told('TOKEN_AUDIENCE');
    this.tokenAlgorithms = [...ALWAYS, ...listIn(told('TOKEN_ALGORITHMS'))];
    this.tokenLifeSeconds = Number(told('TOKEN_LIFE_SECONDS') ?? 300);
    this.tokenStepUp = listIn(told('TOKEN_STEP_UP'));
    this.clients = told('CLIENTS');
    this.controller = told('CONTROLLER');
    this.openStreams = Number(told('OPEN_STREAMS') ?? 1000);
    this.origins = listIn(told('ORIGINS'));
    this.publicUrl = told('PUBLIC_URL');
    this.jurisdiction = (told('JURISDICTION') ?? 'DE') as JurisdictionId;
    this.breachHours = Number(told('BREACH_HOURS') ?? BREACH_HOURS);
    checkSettings(this);
    this.ledger = new LedgerSettings(environment);
  }
}

/**
 * Issuer, keys and audience come together. The development issuer stands in for all three only
 * where nobody else can reach it and nobody else's rows lie: loopback, no public address, and the
 * embedded database.
 */
function partOfIssuer(settings: object, member: string): void {
  ValidateIf(needsIssuer)(settings, member);
  const message =
    'is missing. TOKEN_ISSUER, TOKEN_JWKS and TOKEN_AUDIENCE come together; only the embedded ' +
    'database on a loopback HOST goes without.';
  IsDefined({ message })(settings, member);
}

function needsIssuer(settings: Settings): boolean {
  const { host, databaseUrl, publicUrl, tokenIssuer, tokenJwks, tokenAudience } = settings;
  const isKnown = [databaseUrl, publicUrl, tokenIssuer, tokenJwks, tokenAudience].some(Boolean);
  return isKnown || !isLoopback(host);
}

const listIn = (text = ''): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function eachIs(isRight: (part: unknown) => boolean): (parts: unknown) => boolean {
  return (parts) => Array.isArray(parts) && parts.every(isRight);
}

function urlIn(text: unknown): URL | undefined {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
}

function isDatabaseUrl(text: unknown): boolean {
  return ['postgres:', 'postgresql:'].includes(urlIn(text)?.protocol ?? '');
}

/** Plain HTTP never leaves the machine. */
function isSecureUrl(text: unknown): boolean {
  const url = urlIn(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

/** What leads inside as it is written is never asked by mistake. A name is looked at when it is asked. */
function mayBeAsked(text: unknown, settings: Partial<Settings>): boolean {
  const url = urlIn(text);
  return settings.tokenJwksReach === 'private' || (url !== undefined && staysOutside(url));
}

function isOrigin(text: unknown): boolean {
  const url = urlIn(text);
  return url?.origin === text && /^https?:/.test(String(text));
}

function isHost(text: unknown): boolean {
  return text === 'localhost' || isIP(String(text)) > 0;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}

function isAlgorithm(name: unknown): boolean {
  return [...ALWAYS, ...ON_REQUEST].includes(String(name));
}
