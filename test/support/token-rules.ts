/** A rule of ours, and the code with it taken away. */
export interface TokenRule {
  readonly name: string;
  readonly file: 'token.ts' | 'scopes.ts' | 'signature.guard.ts' | 'token.guard.ts';
  readonly says: string;
  readonly becomes: string;
}

const GONE = 'z.optional(z.any())';

const inToken = (
  name: string,
  says: string,
  becomes = says.replace(/(\w+): .*$/, `$1: ${GONE},`),
): TokenRule => ({ name, file: 'token.ts', says, becomes });
const inSignature = (name: string, says: string, becomes: string): TokenRule => ({
  name,
  file: 'signature.guard.ts',
  says,
  becomes,
});
const inGuard = (name: string, says: string, becomes: string): TokenRule => ({
  name,
  file: 'token.guard.ts',
  says,
  becomes,
});

const UNSIGNED =
  'await (async (text) => ({ payload: Buffer.from(text.split(".")[1], "base64url") }))(token, {';

/** Each rule by which a token is refused, as it stands in the code: once, or the test says so. */
export const TOKEN_RULES: readonly TokenRule[] = [
  inToken('three parts', String.raw`([\w-]+\.[\w-]+\.[\w-]+)$/i`, '(.*)$/i'),
  inToken('4 KB', 'token.length > LONGEST_BYTES || ', ''),
  inToken('one reading', 'parseStrict(utf8.decode(bytes))', 'JSON.parse(utf8.decode(bytes))'),
  inToken(
    'UTF-8',
    "new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })",
    'new TextDecoder()',
  ),
  inToken(
    'nothing else in the header',
    'const Header = z.strictObject({',
    'const Header = z.object({',
  ),
  inToken('alg is text', '  alg: z.string(),'),
  inToken('typ', "  typ: z.enum(['at+jwt', 'application/at+jwt']),"),
  inToken('kid', '  kid: z.string().check(z.minLength(1), z.maxLength(128)),'),
  inToken('algorithms', "if (!algorithms.includes(alg)) throw new TokenFault('algorithm');", ''),
  inToken('iss is there', '  iss: z.string(),'),
  inToken('aud is one', '  aud: z.string(),'),
  inToken('sub', '  sub: name,'),
  inToken('client_id', '  client_id: name,'),
  inToken('iat', '  iat: z.int(),'),
  inToken('exp', '  exp: z.int(),'),
  inToken('nbf', '  nbf: z.optional(z.int()),'),
  inToken('jti', '  jti: name,'),
  inToken('scope is text', '  scope: z.string(),'),
  inToken('acr', '  acr: z.optional(name),'),
  inToken('auth_time', '  auth_time: z.optional(z.int()),'),
  inToken(
    'the key that it is bound to',
    String.raw`  cnf: z.optional(z.strictObject({ jkt: z.string().check(z.regex(/^[\w-]{43}$/)) })),`,
  ),
  inToken('our issuer', "if (said.iss !== rules.issuer) throw new TokenFault('issuer');", ''),
  inToken('our audience', "if (said.aud !== rules.audience) throw new TokenFault('audience');", ''),
  inToken('a beginning before the end', 'exp <= iat || ', ''),
  inToken('a short life', 'exp <= iat || exp - iat > rules.lifeSeconds', 'exp <= iat'),
  inToken('an end', "if (exp + SKEW_SECONDS <= seconds) throw new TokenFault('expired');", ''),
  inToken(
    'not before its time',
    'if (Math.max(iat, nbf, said.auth_time ?? iat) > seconds + SKEW_SECONDS)',
    'if (false)',
  ),
  inToken(
    'a shape',
    'z.parse(schema, parseStrict(utf8.decode(bytes)))',
    'parseStrict(utf8.decode(bytes))',
  ),
  inToken('what cannot be read', 'throw new TokenFault(reason, { cause });', 'return {};'),
  inToken('one role', "if (role === undefined) throw new TokenFault('scope');", ''),
  inSignature('the signature', 'await compactVerify(token, this.keys, {', UNSIGNED),
  inSignature('bound or not', 'if (isProven !== (boundTo !== undefined))', 'if (false)'),
  inGuard(
    'a known client',
    "if (known === undefined) throw new TokenFault('client');",
    'if (!known) return;',
  ),
  inGuard(
    'a client of its role',
    "if (!isFor(known, claims)) throw new TokenFault('client-role');",
    '',
  ),
  inGuard(
    'a client that has to prove',
    'if (known.bound === true && claims.boundTo === undefined)',
    'if (false)',
  ),
  inGuard('a guest who is nobody', "if (subject !== client) throw new TokenFault('client');", ''),
];
