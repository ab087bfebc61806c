import type { RightsKey } from './texts-rights.de.js';

/** The same in Dutch. */
export const nl: Readonly<Record<RightsKey, string>> = {
  'proofs.title': 'Waarmee ik bewijzen controleer',
  'proofs.lead': 'Deze browser controleert elk bewijs zelf, met de sleutel van het logboek.',
  'proofs.none':
    'Deze pagina heeft geen sleutel meegebracht. Vul er een in, dan kun je controleren.',
  'proofs.will':
    'Bij de eerste controle onthoudt hij de sleutel die deze pagina heeft meegebracht.',
  'proofs.service': 'Deze sleutel heeft de pagina meegebracht, onthouden op {date}.',
  'proofs.me': 'Deze sleutel heb je op {date} zelf ingevuld.',
  'proofs.found': 'Zo valt op wat er sindsdien is veranderd.',
  'proofs.missed':
    'Pagina en sleutel komen van dezelfde dienst. Wie beide vanaf het begin vervalst, valt alleen op als je de sleutel van elders hebt.',
  'proofs.key': 'Sleutel van het logboek',
  'proofs.keep': 'Deze sleutel onthouden',
  'proofs.changed':
    'De sleutel van deze pagina is een andere dan die van {date}. Er wordt met de oude gecontroleerd. Vraag het na voor je de nieuwe onthoudt.',
  'proofs.take': 'Nieuwe sleutel onthouden',
};
