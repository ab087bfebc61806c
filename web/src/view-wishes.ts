import { isOneOf, PURPOSES, type Wish } from '@village-butcher/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import { OFFERED } from '@village-butcher/sdk/elements/messages';
import { type Scene, sign } from './scene.js';
import { capital, type Words } from './words.js';

/** What I want back: what can be answered today, and whatever else was once asked for. */
export function wishes(scene: Scene): TemplateResult {
  const { words, home } = scene;
  const wished = home.seen.standing.wishes;
  const asked = wished.map(({ purpose }) => purpose);
  const known = PURPOSES.filter((one) => isOneOf(OFFERED, one) || asked.includes(one));
  const unknown = asked.filter((one) => !isOneOf(PURPOSES, one));
  return html`
    <section aria-labelledby="wishes">
      <h2 id="wishes" tabindex="-1">${words.say('wish.title')}</h2>
      <p>${words.say('wish.only')}</p>
      <ul class="ledger">
        ${[...known, ...unknown].map((purpose) =>
          line(
            scene,
            purpose,
            wished.find((one) => one.purpose === purpose),
          ),
        )}
      </ul>
    </section>
  `;
}

function line(scene: Scene, purpose: string, wish: Wish | undefined): TemplateResult {
  const { words, acts } = scene;
  const about = `wish--${purpose}`;
  const turn = () => {
    if (wish) acts.unwish(purpose);
    else if (isOneOf(PURPOSES, purpose)) acts.wish(purpose);
  };
  return html`
    <li>
      <div class="line">
        <p class="aim" id=${about}>${capital(words.name('purpose', purpose))}</p>
        <p class="until">${wish ? howOf(words, wish) : ''}</p>
        ${sign(scene, { id: `sign--${about}`, isOn: wish !== undefined, about, turn })}
      </div>
    </li>
  `;
}

/** Where, how often and when not. */
function howOf({ say, name }: Words, { channel, mostPerDay, mostPerMonth, quiet }: Wish): string {
  return [
    name('channel', channel),
    mostPerDay && say('wish.day', { n: mostPerDay }),
    mostPerMonth && say('wish.month', { n: mostPerMonth }),
    quiet && say('wish.quiet', quiet),
  ]
    .filter(Boolean)
    .join(', ');
}
