/**
 * Number words: `value | de | nl | en`. `~` stands for any ending of an adjective. A row that
 * begins with `x` multiplies what stands before it, or one (`half a dozen`).
 */
export const NUMBER_WORDS = `
1 | ein, eine, einen, einer, eines, einem, eins, 'n, 'ne | een, één, 'n, eén, ene | a, an, one
1.5 | anderthalb~, eineinhalb~, einundeinhalb~ | anderhalf, anderhalve | 
2 | zwei, zwo, beide, zweien | twee, beide | two, a couple of, a couple, couple of, a pair of
2.5 | zweieinhalb~ | tweeënhalf, tweeëneenhalf, tweeënhalve, tweeënenhalf | 
3 | drei, dreien | drie | three
3.5 | dreieinhalb~ | drieënhalf, drieëneenhalf, drieënhalve | 
4 | vier, vieren | vier | four
4.5 | viereinhalb~ | vierenhalf, viereneenhalf | 
5 | fünf | vijf | five
6 | sechs | zes | six
7 | sieben | zeven | seven
8 | acht | acht | eight
9 | neun | negen | nine
10 | zehn | tien | ten
11 | elf | elf | eleven
12 | zwölf | twaalf | twelve
13 | dreizehn | dertien | thirteen
14 | vierzehn | veertien | fourteen
15 | fünfzehn | vijftien | fifteen
16 | sechzehn | zestien | sixteen
18 | achtzehn | achttien | eighteen
20 | zwanzig | twintig | twenty
24 | vierundzwanzig | vierentwintig | twenty-four
25 | fünfundzwanzig | vijfentwintig | twenty-five
30 | dreißig | dertig | thirty
40 | vierzig | veertig | forty
50 | fünfzig | vijftig | fifty
100 | hundert, einhundert | honderd | hundred, a hundred, one hundred
150 | hundertfünfzig | honderdvijftig | hundred and fifty, a hundred and fifty
200 | zweihundert | tweehonderd | two hundred
250 | zweihundertfünfzig | tweehonderdvijftig | two hundred and fifty
300 | dreihundert | driehonderd | three hundred
400 | vierhundert | vierhonderd | four hundred
500 | fünfhundert | vijfhonderd | five hundred
750 | siebenhundertfünfzig | zevenhonderdvijftig | seven hundred and fifty
1000 | tausend | duizend | thousand, a thousand
x0.5 | halb~, Hälfte | half, halve, helft | half, halves
x0.25 | viertel | kwart, kwartje, vierde | quarter, quarters, fourth
x0.75 | dreiviertel, dreiviertel~ | driekwart | three-quarter, three-quarters, three-fourths
x0.333333333333333 | drittel, Drittels | derde | third, thirds
x0.666666666666667 | zweidrittel | tweederde | two-thirds
x0.125 | achtel | achtste | eighth, eighths
x12 | Dutzend | dozijn | dozen
`;

/** Small words around a number: `kind | de | nl | en`. */
export const AMOUNT_WORDS = `
about | ca, circa, zirka, etwa, ungefähr, ungef, rund, knapp~, gut, gute, bis zu, mindestens, mind, maximal, max, ~, ± | ca, circa, ongeveer, ong, plm, zo'n, ruim, krap, circa, minstens, min, max, maximaal, bijna, rond de, ±, ~ | about, approx, approximately, around, roughly, circa, c, ca, just under, just over, at least, up to, almost, nearly, ±, ~, a scant, a generous
few | etwas, einige, ein paar, ein wenig, wenig, ein bisschen, bisschen, bissl, ein bissl, a bissl, ein bisserl, bisserl, mehrere, reichlich, viel, ein klein wenig, genug, genügend, einigen, paar, ein paar wenige, wenige, nach Geschmack etwas, je etwas | wat, enkele, een paar, een beetje, beetje, weinig, diverse, enige, een weinig, paar, flink wat, voldoende, een klein beetje, een aantal, veel, ruim voldoende | some, a few, few, a little, little, a bit of, a bit, bit of, several, plenty of, plenty, lots of, a lot of, enough, sufficient, a little bit of, a tiny bit of, a small amount of
each | je, jeweils, je etwa | elk, telkens, ieder, van elk, per stuk | each, each of, of each
range | bis, bis zu, à, a, oder, - | tot, à, a, of, tot en met, t/m, - | to, or, -, up to
times | x, ×, *, mal | x, ×, *, keer, maal | x, ×, *, times
of | von, vom, an, aus | van, aan | of, of the
of part | von, vom, der, des, aus | van, van de, uit | of, of the, from
per | à, a, je, mit je, von je, von, zu je, zu, mit | à, a, van, per stuk, met, van elk | à, of, each, weighing, about
plus | plus, + | plus, + | plus, +
heaped | gehäuft~, geh, gehäufelt~, geh~, voll~, leicht gehäuft~, gut gehäuft~, gehaeuft~, stark gehäuft~, hoch gehäuft~, üppig~, bis oben voll~ | volle, vol, opgehoopt~, bolle, flink gevulde, volgeschept~, gehoopte, hoge, royale, goed gevulde, afgeladen, bergje | heaped, heaping, rounded, heaped up, well-heaped, generously heaped, overflowing, big heaped
level | gestrichen~, gestr, knapp gestrichen~, str, gestrichn~, gest | afgestreken, gestreken, afgestr, strak afgestreken, platte | level, levelled, leveled, flat, scant
vague | daumengroß~, walnussgroß~, nussgroß~, haselnussgroß~, fingerdick~, fingergroß~, gut~, dick~, dünn~, knapp~, ordentlich~, kräftig~, groß~, klein~, gr, kl, großzügig~, mittelgroß~, schön~, winzig~, leicht~, reichlich~, mittler~, halbfest~, frisch~ | duimgroot, duimgrote, walnootgroot, flinke, ruime, goede, dikke, dunne, kleine, grote, klein, groot, middelgrote, halfvolle, mooie, royale, stevige, krappe, gevulde, ferme, kl, gr | thumb-sized, thumb-size, thumb sized, thumb, walnut-sized, walnut-size, good, generous, thick, thin, scant, large, small, big, medium, medium-sized, packed, firmly packed, lightly packed, loosely packed, tiny, decent, hefty, thinly sliced, thick-cut, good-sized, healthy, modest, heavy, full, nice, fresh
not a number | halb und halb, eine Art | half om half, half-om-half, half en half, een soort | half and half, half-and-half, half & half, half fat, half-fat, quarter pounder, a la, one-pot, five spice, five-spice
`;
