import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { calendarOf, eventOf } from '../../support/calendar-files.js';
import { MARLENE, lookAtThePage } from '../../support/village-page.js';

const { look, open } = lookAtThePage();

const slip = (page: Page) => page.getByRole('status');
const part = (page: Page) => page.locator('.record', { has: page.locator('#calendar') });
const rows = (page: Page): Promise<string[]> => part(page).locator('li h3').allTextContents();

/** Opens that part of the page, and chooses a file. */
async function choose(page: Page, ics: string): Promise<void> {
  if ((await part(page).getAttribute('open')) === null) await page.locator('#calendar').click();
  const file = { name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) };
  await part(page).getByLabel('Kalenderdatei').setInputFiles(file);
}

const CANARY = 'Kanarienvogel';
const wholeDay = (date: string, title: string) =>
  eventOf(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${title}`, `LOCATION:${CANARY}`);
const WEEK = calendarOf(
  wholeDay('20270614', `Vorstellungsgespräch ${CANARY}`),
  wholeDay('20270612', `Gäste aus ${CANARY}`),
  eventOf('DTSTART:20270615T180000', 'DURATION:PT4H', `SUMMARY:${CANARY}`),
  eventOf('DTSTART:never'),
);

look('L8: of a calendar only the days and hints leave that were left in', async () => {
  const page = await open(MARLENE);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (!/\/assets\/calendar-[\w-]+\.js$/.test(request.url()))
      sent.push(request.url() + (request.postData() ?? ''));
  });
  await choose(page, WEEK);
  await part(page).getByText('Einen Eintrag konnten wir nicht lesen.').waitFor();
  expect(await rows(page)).toEqual([
    '12.06.2027: Gäste',
    '14.06.2027: wichtiger Tag',
    '15.06.2027: spät zu Hause',
  ]);
  expect(await stumblesOn(page)).toEqual([]);
  expect(sent).toEqual([]);

  await part(page).getByLabel('Am Tisch').fill('6');
  await part(page).getByRole('button', { name: 'Weglassen 15.06.2027' }).press('Enter');
  await part(page).locator('#draft:focus').waitFor();
  await part(page).getByRole('button', { name: 'Diese 2 Hinweise senden' }).press('Enter');
  await slip(page).getByText('Gesagt um 17:10').waitFor();
  await page.locator('#calendar:focus').waitFor();

  expect(await rows(page)).toEqual([]);
  const told = page.locator('.record', { has: page.locator('#told') });
  await page.locator('#told').click();
  await told.getByText('12.06.2027: Gäste, 6 am Tisch').waitFor();
  await told.getByText('14.06.2027: wichtiger Tag').waitFor();
  expect(await told.getByText('spät zu Hause').count()).toBe(0);
  expect(sent.join('\n')).toContain('"date":"2027-06-14"');
  expect(sent.join('\n')).not.toContain(CANARY);
});

look('what is no calendar file, holds nothing or holds too much says so', async () => {
  const page = await open(MARLENE);
  await choose(page, 'Liebes Tagebuch');
  await part(page).getByText('Das ist keine Kalenderdatei, oder sie ist nicht ganz.').waitFor();
  await choose(page, calendarOf());
  await part(page).getByText('haben wir nichts gefunden').waitFor();
  const daily = eventOf('DTSTART:20270612T180000', 'DURATION:PT4H', 'RRULE:FREQ=DAILY;COUNT=10');
  await choose(page, calendarOf(daily));
  await part(page).getByText('Höchstens 8 Hinweise gehen. Lass noch 2 weg.').waitFor();
  expect(
    await part(page)
      .getByRole('button', { name: /senden/ })
      .count(),
  ).toBe(0);
  for (const day of ['12', '13']) {
    await part(page)
      .getByRole('button', { name: `Weglassen ${day}.06.2027` })
      .click();
  }
  await part(page).getByRole('button', { name: 'Diese 8 Hinweise senden' }).waitFor();
});
