import { expect } from '@jest/globals';
import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { fixtures } from '@village-butcher/sdk/testing';
import { ALL, giving, NOTICE, refusalOf, standingOf } from './acts.js';
import type { House, Trials } from './house.js';

type Notice = CatalogueImport['notice'];

/** A newer version of the text, with what is pressed beside it and said. */
const LISTED: Notice = {
  ...NOTICE,
  version: 7,
  text: 'Du entscheidest, Satz für Satz.',
  controls: [
    { id: 'allow', label: 'Erlauben' },
    { id: 'undo', label: 'Rückgängig' },
  ],
  statements: [
    { field: 'diet', sentence: 'Ich erlaube, was ich esse.', control: 'allow' },
    { field: 'allergies', sentence: 'Ich erlaube, was ich nicht vertrage.', control: 'allow' },
  ],
};

/** Lives with a notice, and then with the one before again. */
async function under(house: House, notice: Notice, live: () => Promise<void>): Promise<void> {
  const { notices = [] } = fixtures.catalogue;
  await house.bring({ ...fixtures.catalogue, notices: [...notices, notice] });
  await live();
  await house.bring(fixtures.catalogue);
}

const act = (
  fields: Parameters<typeof giving>[0],
  control: 'allow' | 'switch' | 'undo' = 'allow',
) => ({
  ...giving(fields),
  control,
  notice: { ...NOTICE, version: LISTED.version },
});

/** What a notice that lists its controls and sentences is given under. */
export const EXPLICIT_TRIALS: Trials = {
  'a notice shows its controls and its sentences to whoever chooses': (house) =>
    under(house, LISTED, async () => {
      const { notices } = await house.customer().permissions.get();
      const shown = notices.find(({ version }) => version === LISTED.version);
      expect(shown).toMatchObject({ controls: LISTED.controls, statements: LISTED.statements });
      expect(notices.filter(({ version }) => version === 1)[0]).not.toHaveProperty('controls');
    }),

  'nothing is given by a control that the notice does not list': (house) =>
    under(house, LISTED, async () => {
      const ada = house.customer();
      expect(await refusalOf(ada.grant(act(['memory'], 'switch')))).toBe(
        '422 unknown-control control',
      );
      expect((await ada.grant(act(['memory']))).lines).toHaveLength(1);
    }),

  'each special field is given by a yes of its own': (house) =>
    under(house, LISTED, async () => {
      const ada = house.customer();
      const both = act(['diet', 'memory', 'allergies']);
      expect(await refusalOf(ada.grant(both))).toBe('422 not-explicit permissions 2 field');
      await ada.grant(act(['diet', 'memory']));
      await ada.grant(act(['allergies']));
      expect(await standingOf(ada)).toEqual([
        'allergies recipes granted',
        'diet recipes granted',
        'memory recipes granted',
      ]);
    }),

  'an undo gives special fields back, and gives none that was never given': (house) =>
    under(house, LISTED, async () => {
      const ada = house.customer();
      const undo = act(['diet', 'allergies'], 'undo');
      expect(await refusalOf(ada.grant(undo))).toBe('422 not-explicit permissions 0 field');
      await ada.grant(act(['diet']));
      await ada.grant(act(['allergies']));
      await ada.withdraw(ALL);
      await ada.permissions.get();
      await ada.grant(undo);
      expect(await standingOf(ada)).toEqual(['allergies recipes granted', 'diet recipes granted']);
    }),

  'what stands beside one sentence gives nothing of another, and none without a sentence': (
    house,
  ) => {
    const [diet] = LISTED.statements!;
    const controls = [...LISTED.controls!, { id: 'switch' as const, label: 'An' }];
    const statements = [{ ...diet!, control: 'switch' as const }];
    return under(house, { ...LISTED, version: 8, controls, statements }, async () => {
      const ada = house.customer();
      const notice = { ...NOTICE, version: 8 };
      const asked = async (...given: Parameters<typeof act>) =>
        refusalOf(ada.grant({ ...act(...given), notice }));
      expect(await asked(['diet'], 'allow')).toBe('422 not-explicit control');
      expect(await asked(['allergies'], 'switch')).toBe('422 not-offered permissions 0');
      expect(await asked(['diet'], 'switch')).toBe('not refused');
    });
  },

  'nothing is offered that no text is about, and nothing is given under a text that is not about it':
    (house) => {
      const { recipient, purpose } = giving(['diet']).permissions[0]!;
      const use = { recipient, purpose, recipientName: 'Brandt' };
      const uses = [{ ...use, fields: ['diet' as const] }];
      const aboutDiet = { ...LISTED, version: 9, uses };
      const other = { ...aboutDiet, id: 'other', uses: [{ ...use, fields: ['memory' as const] }] };
      const { notices = [] } = fixtures.catalogue;
      const market = { ...fixtures.catalogue, notices: [...notices, aboutDiet, other] };
      return house.bring(market).then(async () => {
        const ada = house.customer();
        const { askable, notices: shown } = await ada.permissions.get();
        expect(askable).toMatchObject([{ recipient, purpose, fields: ['diet', 'memory'] }]);
        for (const one of shown) expect(one).not.toHaveProperty('uses');
        const notice = { ...NOTICE, version: 9 };
        const asked = async (field: 'diet' | 'memory') =>
          refusalOf(ada.grant({ ...giving([field]), notice }));
        expect(await asked('memory')).toBe('422 not-offered permissions 0');
        expect(await asked('diet')).toBe('not refused');
        await house.bring(fixtures.catalogue);
      });
    },
};
