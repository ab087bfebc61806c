import type { Language, WrittenIngredient } from '@village-butcher/sdk/contract';

/** The recipes of the Brandt family as their cooks write them; parted by `|`, the id first. */
const WRITTEN: Readonly<Record<Language, string>> = {
  de: `
R01 | 720 g Rinderhüfte | 1 kg Kartoffeln | 4 EL Olivenöl | Salz und Pfeffer
R02 | 1 kg Grünkohl | 4 grobe Bratwürste | 1 kg Kartoffeln | 2 EL Senf
R03 | 720 g Schweinebauch | 1 kg Kartoffeln, in Scheiben | Salz
R04 | 280 g rote Linsen | 320 g frischer Blattspinat | 400 ml Kokosmilch | 300 g Reis | 700 ml Wasser
R05 | 1 Hokkaido (ca. 1 kg) | 1 Dose Kokosmilch (400 ml) | 20 g Gemüsebrühe ohne Sellerie
R06 | 1 kg Hokkaido, gewürfelt | 200 ml Sahne | 20 g Gemüsebrühe-Pulver
R07 | 400 g Spaghetti | 600 g reife Tomaten | 4 EL Olivenöl
R08 | 360 g Linsen-Mais-Pasta, glutenfrei | 600 g Tomaten | 320 g Blattspinat | 4 EL Olivenöl
R09 | 600 g Lachsfilet | 480 g Möhren | 300 g Reis
R10 | 600 g Hähnchenbrust | 480 g Möhren | 300 g Reis | 4 EL Olivenöl
R11 | 600 g Hähnchenbrust | 120 g Erdnussmus | 400 ml Kokosmilch | 300 g Reis
R12 | 400 g Kichererbsen | 80 g Tahin | 200 g Salatmix | 4 EL Olivenöl
R13 | 400 g Tofu | 60 ml Sojasauce | 480 g Möhren | 300 g Reis
R14 | 600 g Hähnchenbrust | 200 ml Sahne | 400 g Spaghetti | 120 ml Weißwein
R15 | 480 g Möhren | 60 g Honig | 200 g Feta
R16 | 320 g Blattspinat | 80 g Walnüsse | 200 g Camembert aus Rohmilch
R17 | 240 g Mettwurst, fein | 400 g Roggenmischbrot | 2 Zwiebeln
R18 | 1 kg Kartoffeln | 400 g Champignons | 200 ml laktosefreie Sahne
R19 | 240 g Haferflocken | 4 reife Bananen | 4 Eier
R20 | 1,2 kg Äpfel | 320 g gemahlene Mandeln | 480 g Weizenmehl | 8 Eier | 120 g Butter
R21 | 60 g Currypaste | 600 g Hähnchenbrust | 400 ml Kokosmilch | 300 g Reis
R22 | 600 g Hähnchen, halal | 400 g Kichererbsen | 320 g Blattspinat | 4 EL Olivenöl
R23 | 400 g Kichererbsen | 600 g Tomaten | 480 g Möhren | 20 g Gemüsebrühe ohne Sellerie
R24 | 1,08 kg Rinderhüfte | 1,5 kg Kartoffeln | 720 g Möhren | 30 g Gemüsebrühe ohne Sellerie
R25 | 200 g Räucherlachs | 400 g Roggenmischbrot
R26 | 480 g Lasagneplatten | 240 g geriebener Hartkäse | 1,2 kg Tomaten | 640 g Blattspinat
R27 | 300 g Reis | 480 g Möhren | 320 g Blattspinat | 4 EL Olivenöl`,
  nl: `
R01 | 720 g kogelbiefstuk | 1 kg aardappelen | 4 el olijfolie | zout en peper
R02 | 1 kg boerenkool | 4 braadworsten | 1 kg aardappelen | 2 el mosterd
R03 | 720 g varkensbuik | 1 kg aardappelen, in plakjes | zout
R04 | 280 g rode linzen | 320 g verse spinazie | 400 ml kokosmelk | 300 g rijst | 700 ml water
R05 | 1 hokkaido (ca. 1 kg) | 1 blik kokosmelk (400 ml) | 20 g groentebouillon zonder selderij
R06 | 1 kg hokkaido, in blokjes | 200 ml room | 20 g groentebouillon
R07 | 400 g spaghetti | 600 g rijpe tomaten | 4 el olijfolie
R08 | 360 g glutenvrije linzenpasta | 600 g tomaten | 320 g spinazie | 4 el olijfolie
R09 | 600 g zalmfilet | 480 g wortelen | 300 g rijst
R10 | 600 g kipfilet | 480 g wortelen | 300 g rijst | 4 el olijfolie
R11 | 600 g kipfilet | 120 g pindakaas | 400 ml kokosmelk | 300 g rijst
R12 | 400 g kikkererwten | 80 g tahin | 200 g gemengde sla | 4 el olijfolie
R13 | 400 g tofu | 60 ml sojasaus | 480 g wortelen | 300 g rijst
R14 | 600 g kipfilet | 200 ml room | 400 g spaghetti | 120 ml witte wijn
R15 | 480 g wortelen | 60 g honing | 200 g feta
R16 | 320 g spinazie | 80 g walnoten | 200 g camembert van rauwe melk
R17 | 240 g mettworst | 400 g roggebrood | 2 uien
R18 | 1 kg aardappelen | 400 g champignons | 200 ml lactosevrije room
R19 | 240 g havervlokken | 4 rijpe bananen | 4 eieren
R20 | 1,2 kg appels | 320 g gemalen amandelen | 480 g tarwebloem | 8 eieren | 120 g boter
R21 | 60 g currypasta | 600 g kipfilet | 400 ml kokosmelk | 300 g rijst
R22 | 600 g kip, halal | 400 g kikkererwten | 320 g spinazie | 4 el olijfolie
R23 | 400 g kikkererwten | 600 g tomaten | 480 g wortelen | 20 g groentebouillon zonder selderij
R24 | 1,08 kg kogelbiefstuk | 1,5 kg aardappelen | 720 g wortelen | 30 g groentebouillon zonder selderij
R25 | 200 g gerookte zalm | 400 g roggebrood
R26 | 480 g lasagnebladen | 240 g geraspte harde kaas | 1,2 kg tomaten | 640 g spinazie
R27 | 300 g rijst | 480 g wortelen | 320 g spinazie | 4 el olijfolie`,
  en: `
R01 | 720 g beef rump | 1 kg potatoes | 4 tbsp olive oil | salt and pepper
R02 | 1 kg kale | 4 coarse bratwurst | 1 kg potatoes | 2 tbsp mustard
R03 | 720 g pork belly | 1 kg potatoes, sliced | salt
R04 | 280 g red lentils | 320 g fresh spinach | 400 ml coconut milk | 300 g rice | 700 ml water
R05 | 1 hokkaido pumpkin (about 1 kg) | 1 tin coconut milk (400 ml) | 20 g vegetable stock without celery
R06 | 1 kg pumpkin, diced | 200 ml cream | 20 g vegetable stock powder
R07 | 400 g spaghetti | 600 g ripe tomatoes | 4 tbsp olive oil
R08 | 360 g gluten-free lentil pasta | 600 g tomatoes | 320 g spinach | 4 tbsp olive oil
R09 | 600 g salmon fillet | 480 g carrots | 300 g rice
R10 | 600 g chicken breast | 480 g carrots | 300 g rice | 4 tbsp olive oil
R11 | 600 g chicken breast | 120 g peanut butter | 400 ml coconut milk | 300 g rice
R12 | 400 g chickpeas | 80 g tahini | 200 g mixed salad leaves | 4 tbsp olive oil
R13 | 400 g tofu | 60 ml soy sauce | 480 g carrots | 300 g rice
R14 | 600 g chicken breast | 200 ml cream | 400 g spaghetti | 120 ml white wine
R15 | 480 g carrots | 60 g honey | 200 g feta
R16 | 320 g spinach | 80 g walnuts | 200 g raw milk camembert
R17 | 240 g mettwurst | 400 g rye bread | 2 onions
R18 | 1 kg potatoes | 400 g mushrooms | 200 ml lactose-free cream
R19 | 240 g rolled oats | 4 ripe bananas | 4 eggs
R20 | 1.2 kg apples | 320 g ground almonds | 480 g wheat flour | 8 eggs | 120 g butter
R21 | 60 g curry paste | 600 g chicken breast | 400 ml coconut milk | 300 g rice
R22 | 600 g chicken, halal | 400 g chickpeas | 320 g spinach | 4 tbsp olive oil
R23 | 400 g chickpeas | 600 g tomatoes | 480 g carrots | 20 g vegetable stock without celery
R24 | 1.08 kg beef rump | 1.5 kg potatoes | 720 g carrots | 30 g vegetable stock without celery
R25 | 200 g smoked salmon | 400 g rye bread
R26 | 480 g lasagne sheets | 240 g grated hard cheese | 1.2 kg tomatoes | 640 g spinach
R27 | 300 g rice | 480 g carrots | 320 g spinach | 4 tbsp olive oil`,
};

/** The ingredients of each recipe as text, in a language. */
export const brandtLines = (language: Language): ReadonlyMap<string, WrittenIngredient[]> =>
  new Map(
    WRITTEN[language]
      .trim()
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .map(([id = '', ...lines]) => [id, lines.map((line) => ({ line, language }))] as const),
  );
