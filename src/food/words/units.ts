/**
 * The words of every unit: `unit | factor | de | nl | en`. A factor is for words that count in a
 * unit we have (a dessert spoon is two tea spoons). The first word of a cell is the one we print.
 */
export const UNIT_WORDS = `
mg | 1 | mg, Milligramm | mg, milligram | mg, milligram, milligrams
g | 1 | g, gr, Gramm, Gr, grm | g, gr, gram, grammen | g, gr, gram, grams, gramme, grammes, gm, gms
kg | 1 | kg, Kilo, Kilos, Kilogramm, Kilogr | kg, kilo, kilo's, kilos, kilogram | kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme
dag | 1 | dag, dkg, Deka, Dekagramm, dek | dag | dag
ons | 1 | | ons, onsje, onzen | 
pfund | 1 | Pfund, Pfd, Pf | pond, pondje | 
oz | 1 | oz, Unze, Unzen | oz, ounce | oz, ozs, ounce, ounces
lb | 1 | lb, lbs | lb, lbs | lb, lbs, pound, pounds
ml | 1 | ml, Milliliter, ccm | ml, milliliter, cc | ml, mls, millilitre, millilitres, milliliter, milliliters, cc
cl | 1 | cl, Zentiliter | cl, centiliter | cl, centilitre, centilitres, centiliter, centiliters
dl | 1 | dl, Deziliter | dl, deciliter | dl, decilitre, decilitres, deciliter, deciliters
l | 1 | l, Liter, Litern, Ltr, Lt | l, liter, liters, litertje, ltr | l, litre, litres, liter, liters, ltr, ltrs
l | 0.5 | Halbliter | | 
l | 0.25 | Viertelliter, viertel Liter | kwart liter, kwartliter | 
l | 0.125 | Achtelliter, achtel Liter | | 
l | 0.75 | Dreiviertelliter, dreiviertel Liter | driekwart liter | 
tsp | 1 | TL, Teelöffel, Teelöffeln, Teel, Tl, Teelöffelchen, Kaffeelöffel, KL, Kaffeel, TeeL | tl, theelepel, theelepels, theelepeltje, theelepeltjes, theel, thl, tlp, koffielepel, koffielepels, koffielepeltje, koffielepeltjes, kl, koffiel, lepeltje, lepeltjes | tsp, tsps, teaspoon, teaspoons, teaspoonful, teaspoonfuls, teaspoonsful, tspn, tspns, tsp's
tsp | 2 | Dessertlöffel, DL | dessertlepel, dessertlepels | dsp, dstsp, dessertspoon, dessertspoons, dessertspoonful
tbsp | 1 | EL, Esslöffel, Esslöffeln, Eßlöffel, Essl, Eßl, Suppenlöffel, Löffel, SL | el, eetlepel, eetlepels, eetlepeltje, eetl, etl, elp, soeplepel, soeplepels, soepl, sl, lepel, lepels | tbsp, tbsps, tbs, tblsp, tblsps, tbl, tbls, tblspn, tablespoon, tablespoons, tablespoonful, tablespoonfuls, tablespoonsful, tbspn
cup | 1 | Tasse, Tassen, Tässchen, Häferl, Cup, Cups, Tas | kopje, kopjes, kop, koppen, kopjesvol, tas, tassen, tasje, cup, cups, glas, glazen, glaasje | cup, cups, cupful, cupfuls, teacup, teacups, mug, mugs, glass, glasses
fl-oz | 1 | fl oz | fl oz | fl oz, fl ozs, floz, fluid ounce, fluid ounces, fl ounce, fl ounces
pint | 1 | Pint | pint, pinten | pint, pints, pt, pts
quart | 1 | | | quart, quarts, qt, qts
gallon | 1 | Gallone, Gallonen | | gallon, gallons, gal, gals
pinch | 1 | Prise, Prisen, Prs, Pr, Hauch, Prischen | snufje, snufjes, snuf, snuifje, snuifjes, snuif, vleugje, vleugjes, vingertopje, vingertop, toets | pinch, pinches, smidgen, smidge, pinchful
knife-tip | 1 | Msp, Messerspitze, Messerspitzen, Messersp, MS, Messerspitzchen | mespunt, mespuntje, mespuntjes, mespunten, mespt, mespuntjevol | knife tip, knife-tip, knife tips, knifepoint, knife point
dash | 1 | Spritzer | spritzer, spat, spatje, spatjes, spatten | dash, dashes, shake, shakes
drop | 1 | Tropfen, Tr, Trpf, Tröpfchen | druppel, druppels, druppeltje, druppeltjes, dr | drop, drops
splash | 1 | Schuss, Schuß, Schüsse, Schluck, Schlückchen, Schüsschen, Guss | scheutje, scheutjes, scheut, scheuten, geut, geutje, scheutjesvol, sprenkel, plens, plensje, flinke scheut | splash, splashes, glug, glugs, drizzle, slug, lug
dollop | 1 | Klecks, Kleckse, Klacks, Kleckschen, Tupfer | dot, dotje, dotjes, lik, likje, toef, toefjes, kwak, kwakje, klodder, kloddertje | dollop, dollops, blob, blobs, spoonful, spoonfuls, swirl, smear
knob | 1 | Stich, Flöckchen, Butterflöckchen, Nuss groß, Klümpchen | klontje, klontjes, klont, klonten, nootje, kluitje, kluit | knob, knobs, pat, pats, lump
handful | 1 | Handvoll, Hand voll, Händevoll, Hände voll, handvoll, HV, Handvolle, Hand | handje, handjes, handvol, handenvol, handjevol, hand vol, hand, handen, handjes vol, greep | handful, handfuls, handsful, fistful
piece | 1 | Stück, Stücke, Stücken, Stk, Stck, St, Stückchen, Stückerl, Stücklein, Tafel, Tafeln, Riegel, Rippe, Kolben, Streifen, Strang, Stü | stuk, stuks, st, stukje, stukjes, stukken, reep, repen, reepje, reepjes, tablet, tabletten, strook, stroken, kolf, kolven | piece, pieces, pcs, pc, chunk, chunks, bar, bars, strip, strips, ear, ears
piece | 2 | Paar | paar | pair, pairs, pair of, pairs of
clove | 1 | Zehe, Zehen, Zehlein, Zeherl, Zehchen, Zinken | teentje, teentjes, teen, tenen, teenjes | clove, cloves
bulb | 1 | Knolle, Knollen, Knöllchen, Zwiebelknolle | knol, knollen, knolletje, bolletje knoflook, bol look | bulb, bulbs
bunch | 1 | Bund, Bd, Bünde, Bündel, Bündchen, Bündli, Büschel, Büscherl, Bünderl, Bun, Bnd, Strauß, Sträußchen, Rispe, Rispen, Bundel | bosje, bosjes, bos, bossen, bussel, busseltje, bundel, bundeltje, tros, trossen, trosje, trosjes | bunch, bunches, bouquet, bn, bundle
sprig | 1 | Zweig, Zweige, Zweigen, Zweiglein, Zweigchen, Zweigerl, Zweigli, Ästchen | takje, takjes, tak, takken, twijgje, twijgjes, twijg, toefje, sprietje, sprietjes, spriet, sprieten | sprig, sprigs, spray, sprays
stalk | 1 | Stange, Stangen, Stängel, Stängeln, Stengel, Stiel, Stiele, Halm, Halme, Stängelchen, Stg, Stangerl | stengel, stengels, stengeltje, stengeltjes, steel, stelen, steeltje, steeltjes, stok, stokken, stang, stronkje, staaf | stalk, stalks, stem, stems, rib, ribs, spear, spears, stick celery
leaf | 1 | Blatt, Blätter, Blättchen, Bl, Platte, Platten | blaadje, blaadjes, blad, bladen, bladeren, blaadjes, vel, vellen, velletje, velletjes | leaf, leaves, sheet, sheets
slice | 1 | Scheibe, Scheiben, Scheibchen, Scheib, Schb, Scheiberl, Tranche, Tranchen, Schnitte, Schnitten | plak, plakje, plakjes, plakken, sneetje, sneetjes, snee, sneden, sneeën, snede, schijf, schijfje, schijfjes, schijven, boterham, boterhammen, lap, lapje, lapjes, lappen | slice, slices, rasher, rashers, round, rounds
head | 1 | Kopf, Köpfe, Köpfchen, Staude, Stauden, Strunk, Häuptel, Häuptl, Rose | krop, kroppen, kropje, kropjes, stronk, stronken, struik, struiken, struikje, kool, roos, stronkjes | head, heads
ball | 1 | Kugel, Kugeln, Kügelchen, Bällchen | bol, bollen, bolletje, bolletjes, balletje, balletjes, bal | ball, balls, scoop, scoops
cube | 1 | Würfel, Würfeln, Würfelchen, Wf, Wfl | blokje, blokjes, dobbelsteen, dobbelsteentjes, kubus, tablet bouillon | cube, cubes
block | 1 | Block, Blöcke, Blöckchen, Riegelblock | blok, blokken | block, blocks, slab, slabs, brick
stick | 1 | Stick, Sticks, Stäbchen | stokje, stokjes, staafje, staafjes, stick, sticks | stick, sticks
portion | 1 | Portion, Portionen, Port, Portiönchen | portie, porties, port | portion, portions, serving, servings, helping, helpings
roll | 1 | Rolle, Rollen, Rolle/n | rol, rollen, rolletje, rolletjes | roll, rolls
can | 1 | Dose, Dosen, Ds, Büchse, Büchsen, Döschen, Konserve, Konserven, Dse, Konservendose, Konservendosen | blik, blikje, blikjes, blikken, conservenblik, bus, busje | can, cans, tin, tins
jar | 1 | Glas, Gläser, Gl, Gläschen, Gläschens, Glaserl | pot, potje, potjes, potten, bokaal, bokaaltje, weckpot | jar, jars
pack | 1 | Pck, Päckchen, Pkg, Packung, Packungen, Pack, Packs, Pkt, Päck, Paket, Pakete, Pä, Pak, Pckg, Packg, Packerl, Päckli, Pckch, Pckchen, Päckch, Schachtel, Schachteln, Karton, Briefchen, Pä, Tetrapak, Päcken | pak, pakje, pakjes, pakken, verpakking, verpakkingen, doos, doosje, doosjes, dozen, pkje, pk, pakket | pack, packs, packet, packets, pkt, pkts, package, packages, pkg, pkgs, box, boxes, carton, cartons, envelope, envelopes
bag | 1 | Beutel, Btl, Tüte, Tüten, Tütchen, Sackerl, Säckchen, Sack, Säckli, Netz, Netze, Beutelchen, Sachet, Sachets | zak, zakje, zakjes, zakken, builtje, builtjes, net, netje, netten, sachet, sachets, builtje | bag, bags, sachet, sachets, pouch, pouches, baggie
tub | 1 | Becher, Be, Bch, Bech, Schale, Schalen, Schälchen, Schüssel, Kästchen, Körbchen, Topf, Töpfchen, Töpfe, Tasserl | bakje, bakjes, bak, bakken, beker, bekers, bekertje, bekertjes, kuipje, kuipjes, schaaltje, schaaltjes, schaal, ravier, raviertje, bekertje, kom, kommetje, kuip | tub, tubs, pot, pots, punnet, punnets, tray, trays, container, containers, basket, baskets, bowl, bowls
bottle | 1 | Flasche, Flaschen, Fl, Fläschchen, Flascherl, Flakon | fles, flesje, flesjes, flessen | bottle, bottles
tube | 1 | Tube, Tuben, Tb, Röhrchen | tube, tubes, tubetje, tubetjes | tube, tubes
cm | 1 | cm, Zentimeter | cm, centimeter, centimeters | cm, cms, centimetre, centimetres, centimeter, centimeters
inch | 1 | Zoll | inch | inch, inches
`;
