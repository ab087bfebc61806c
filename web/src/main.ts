import '@village-butcher/sdk/elements/define';
import { actsOf, type Acts } from './acts.js';
import { checkReceipt } from './check.js';
import { House } from './house.js';
import { keysNow } from './keys.js';
import { languageAtFirst } from './language.js';
import { Page } from './page.js';
import { places } from './places.js';
import { bringsCode } from './sign-in.js';
import { view } from './view.js';

const { root, around } = places();
const page = new Page(root, around, (state) => view(state, acts));
const house = new House(page);
const acts: Acts = actsOf(page, house);

around.check = async (receipt) => {
  const found = await checkReceipt(receipt);
  page.change({ keys: keysNow() });
  return found;
};

const open = (): void => {
  const locale = languageAtFirst();
  page.show({ at: 'waiting', locale });
  house.enter(locale);
};

/** Another printed address changes nothing but the part that a browser does not load anew for. */
addEventListener('hashchange', () => {
  if (bringsCode()) open();
});
open();
