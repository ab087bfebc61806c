import ts from 'typescript';
import type { Rule } from './source.js';

/** The one file that asks somebody else: it looks where it goes. */
const WAY_OUT = 'src/outside.ts';
/** What speaks to somebody else whatever is taken from it, and what does where these are. */
const SPEAKING = /^((node:)?(https|http2|tls|dgram|dns(\/promises)?)|undici|axios|got|node-fetch)$/;
const LISTENING = /^(node:)?(http|net)$/;
const CALLS = new Set(['request', 'get', 'connect', 'createConnection', 'Socket', 'Agent']);
const GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource']);

/** Whatever leaves the house on its own leaves it by one file. */
export const goesOut: Rule = ({ path, nodes, imports }) => {
  if (!path.startsWith('src/') || path === WAY_OUT) return [];
  const strangers = imports.filter(({ to, erased }) => !erased && SPEAKING.test(to));
  return [
    ...strangers.map(({ to }) => `imports ${to}`),
    ...nodes.filter(isCall).map((node) => `goes out by ${node.getText()}`),
  ];
};

function isCall(node: ts.Node): boolean {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    return GLOBALS.has(node.expression.getText().replace(/^globalThis\./, ''));
  }
  if (!ts.isImportSpecifier(node) || node.isTypeOnly) return false;
  const clause = node.parent.parent;
  const from = (clause.parent.moduleSpecifier as ts.StringLiteral).text;
  const isErased = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return !isErased && LISTENING.test(from) && CALLS.has((node.propertyName ?? node.name).text);
}
