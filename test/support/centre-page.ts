import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/**
 * A small centre of permissions, dressed in our style, of the kind that a retailer might build by
 * hand. It keeps what was given in the tab, and tells its service of it in the words of the contract.
 */
export interface Centre {
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

const ORIGIN = 'https://laden.example';

const style = [
  '../../web/src/tokens',
  '../../web/src/page',
  '../../web/src/controls',
  './centre-ledger',
]
  .map((path) => readFileSync(new URL(`${path}.css`, import.meta.url), 'utf8'))
  .join('\n');

const body = `
<main>
  <h1>Mein Dorf</h1>
  <p class="status" data-village="status"></p>
  <button type="button" id="all" data-village="withdraw-all">Alles zurückziehen</button>
  <p><a href="/hilfe">Hilfe</a></p>
  <section>
    <h2>Was ich teile</h2>
    <p id="text">Du teilst nur, was du hier selbst erlaubst.</p>
    <div id="rows"></div>
  </section>
  <section>
    <h2>Vorschläge</h2>
    <ul id="tags"></ul>
  </section>
</main>`;

const script = `
const TEXT = { id: 'share', version: 1, locale: 'de', text: 'Du teilst nur, was du hier selbst erlaubst.' };
const ROWS = [['diet', 'Ernährung', 'recipes', 'Rezepte'], ['allergies', 'Allergien', 'recipes', 'Rezepte'],
  ['household', 'Haushalt', 'recipes', 'Rezepte'], ['memory', 'Merkzettel', 'recipes', 'Rezepte'],
  ['memory', 'Merkzettel', 'shopping-tips', 'Einkaufstipps']];
const STARTS_ON = [];
const root = document;
const first = (one) => root.querySelector(one);
const kept = () => JSON.parse(sessionStorage.getItem('given') ?? JSON.stringify(STARTS_ON));
const keep = (given) => sessionStorage.setItem('given', JSON.stringify(given));
const keyOf = ([field, , purpose]) => field + ' app:laden ' + purpose;
const tell = (path, body) => fetch('/v1/me/' + path, { method: 'POST', body: JSON.stringify(body) });
let asking = null;
let leaving = null;
async function give(key) {
  await tell('grants', { permissions: [key], notice: TEXT });
  asking = null;
  keep([...kept(), key]);
  draw();
}
async function takeBack(key) {
  leaving = null;
  keep(kept().filter((one) => one !== key));
  draw();
  await tell('withdrawals', { permissions: [key] });
}
function refuse(key) {
  asking = null;
  draw();
  after('refusal');
}
function after(act) {
}
function turn(key) {
  if (kept().includes(key)) return takeBack(key);
  if (!/^(diet|allergies)/.test(key)) return give(key);
  asking = asking === key ? null : key;
  draw();
}
function end(key) {
  if (asking === key) refuse(key);
}
const wordOf = (key, isOn) => isOn ? 'An' : 'Aus';
const notice = (key) => \`
  <div class="asking" data-village="notice" data-village-permission="\${key}">
    <p>Diese Angabe ist besonders geschützt.</p>
    <p class="notice">\${TEXT.text}</p>
    <div class="answers">
      <button type="button" class="answer" data-village="choice" id="yes">Erlauben</button>
      <button type="button" class="answer" data-village="choice" id="no">Nicht erlauben</button>
    </div>
  </div>\`;
const line = (row, at) => {
  const key = keyOf(row);
  const isOn = kept().includes(key);
  return \`<div class="line" data-village-permission="\${key}">
    <p class="aim" id="aim\${at}">\${row[1]} → an meine Laden-App → für \${row[3]}</p>
    <button type="button" class="sign" role="switch" data-key="\${key}" aria-checked="\${isOn}"
      aria-labelledby="aim\${at} word\${at}"><span id="word\${at}">\${wordOf(key, isOn)}</span></button>
  </div>\${asking === key ? notice(key) : ''}\`;
};
const group = ([field, name]) => \`<div class="group"><h3>\${name}</h3>\${ROWS.map((row, at) =>
  row[0] === field ? line(row, at) : '').join('')}</div>\`;
const tag = (key) => \`<li data-village="suggestion"><h3>Linseneintopf</h3>
  <details><summary>Warum?</summary><p data-village-permission="\${key}">Beruht auf dem, was du teilst.
  <button type="button" data-stop="\${key}">Nicht mehr verwenden</button></p></details></li>\`;
const statusOf = (facts) => facts === 0 ? 'Du teilst nichts.' : \`Du teilst \${facts} Angaben mit 1 Empfänger.\`;
function draw() {
  const fields = ROWS.filter((row, at) => ROWS.findIndex(([field]) => field === row[0]) === at);
  first('.status').textContent = statusOf(new Set(kept().map((key) => key.split(' ')[0])).size);
  first('#rows').innerHTML = fields.map(group).join('');
  first('#tags').innerHTML = kept().slice(0, 1).map(tag).join('');
}
root.addEventListener('click', ({ target }) => {
  const sign = target.closest('[data-key]');
  if (sign) return turn(sign.dataset.key);
  const stop = target.closest('[data-stop]');
  if (stop) return takeBack(stop.dataset.stop);
  if (target.id === 'all') { keep([]); draw(); }
  if (target.id === 'yes') give(asking);
  if (target.id === 'no') refuse(asking);
  if (target.id === 'leave') takeBack(leaving);
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && asking) end(asking);
});
fetch('/v1/me/permissions').then((answer) => answer.json()).then(draw);`;

/** A centre in which nothing deceives. */
export const HONEST: Centre = { style, body, script };

const written = ({ style: dress, body: what, script: acts }: Centre): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Mein Dorf</title>
  <style>${dress}</style></head><body>${what}<script>${acts}</script></body></html>`;

const HELP = '<!doctype html><html lang="de"><title>Hilfe</title><h1>Hilfe</h1>';

const TOLD = {
  notices: [
    { id: 'share', version: 1, locale: 'de', text: 'Du teilst nur, was du hier selbst erlaubst.' },
  ],
};

/** Shows a centre to somebody who has never been there. */
export type Show = (centre: Centre) => Promise<Page>;

/** A tab in which one centre is shown after the other, with a service that says yes to everything. */
export async function openTab(browser: Browser): Promise<Show> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  let shown = HONEST;
  const html = (text: string, status = 200) => ({ status, contentType: 'text/html', body: text });
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/v1/me/permissions') return route.fulfill({ json: TOLD });
    if (pathname.startsWith('/v1/')) return route.fulfill({ json: {} });
    if (pathname === '/' || pathname === '/markt') return route.fulfill(html(written(shown)));
    return route.fulfill(pathname === '/hilfe' ? html(HELP) : html('', 404));
  });
  return async (centre) => {
    shown = centre;
    await page.goto(`${ORIGIN}/`);
    await page.evaluate('sessionStorage.clear()');
    return page;
  };
}

/** The same centre inside an open shadow root, as an element would draw it. */
export const inShadow = ({ style: dress, body: what, script: acts }: Centre): Centre => ({
  style: dress,
  body: what,
  script: acts.replace(
    'const root = document;',
    `const root = document.body.attachShadow({ mode: 'open' });
     root.append(document.querySelector('style').cloneNode(true), document.querySelector('main'));`,
  ),
});
