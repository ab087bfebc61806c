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
  'rights.title': 'Inzage en wissen',
  'file.title': 'Alles over mij',
  'file.lead':
    'Eén bestand met alles wat hier over je staat: wat je hebt gezegd, toegestaan en gedaan, en wie iets heeft gelezen.',
  'file.save': 'Bestand opslaan',
  'file.making': 'Het bestand wordt geschreven. Dat kan even duren.',
  'file.saved': 'Het bestand is opgeslagen. Alles over jou staat erin.',
  'file.failed': 'Het bestand kwam niet heel aan. Er is niets opgeslagen. Probeer het opnieuw.',
  'leave.title': 'Alles wissen',
  'leave.goes': 'Dit verdwijnt:',
  'gone.told': 'wat je hebt gezegd: {fields}',
  'gone.given': 'wat je hebt toegestaan en gewenst',
  'gone.settled': 'wat je hebt afgevinkt',
  'gone.history': 'wat je hebt gedaan, en wie iets heeft gelezen',
  'leave.stays': 'Dit blijft:',
  'stays.shred': 'controlegetallen in het logboek die naar niemand meer leiden',
  'stays.restrict':
    'het bewijs van wat je hebt toegestaan, weggesloten tot {date}, voor als er onenigheid over is (AVG art. 17 lid 3 e)',
  'stays.read': 'wat iemand heeft gelezen en nog weet',
  'stays.own': 'wat je zelf hebt opgeslagen',
  'leave.when':
    'Vanaf dat moment wordt er niets meer van gebruikt. Alles is uiterlijk na een dag weg. Zolang het er nog is, kun je blijven.',
  'leave.do': 'Alles wissen',
  'leave.done': 'Vanaf nu wordt niets meer gebruikt. Alles wordt gewist.',
  'leave.due': 'Alles wordt op {date} om {time} gewist. Tot dan wordt niets gebruikt.',
  'leave.stay': 'Ik blijf toch',
  'leave.stayed': 'Je blijft. Alles is zoals het was.',
  'leave.nothing': 'Hier staat niets meer van jou.',
};
