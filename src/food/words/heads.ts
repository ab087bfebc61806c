/** What compounds end in, so that `Weizen- oder Dinkelmehl` can be completed. */
export const HEADS = {
  de: `mehl öl essig brühe fond bouillon milch sahne käse frischkäse hartkäse zucker saft pulver hack hackfleisch fleisch filet filets
wurst würstchen schinken nudeln bohnen linsen kerne samen nüsse nuss blätter brot brötchen butter creme crème joghurt jogurt quark pfeffer
salz senf sirup schokolade kuvertüre kartoffeln paprika tomaten zwiebeln zwiebel wurzel wurzeln knolle knollen kohl salat pilze gemüse
beeren marmelade konfitüre gelee wein likör reis flocken stärke grieß gewürz gewürze kräuter sauce soße paste mark püree keulen keule
brust schnitzel gulasch braten steak steaks rippen rippchen speck eis teig essenz aroma extrakt schnaps bier honig margarine mus kleie
drink eiweiß gries schrot sprossen spinat fleischbrühe gemüsebrühe bällchen brösel krümel raspel splitter stifte blättchen schmalz fett
schote schoten rüben rübe kürbis melone kresse petersilie thymian minze basilikum lauch leber herz nieren knochen hüfte schulter nacken
kotelett koteletts hähnchen gans ente fisch lachs garnelen forelle wasser limonade kaffee tee kakao pudding puddingpulver grütze streusel
kuchen keks kekse zwieback toast fladen tortillas chips cracker sahnequark birnen äpfel apfel kirschen trauben pflaumen schale schalen`,
  nl: `meel bloem olie azijn bouillon melk room kaas suiker sap poeder gehakt vlees filet filets worst worstjes ham pasta noedels bonen
linzen pitten zaad zaadjes zaden noten blaadjes blad brood broodjes boter crème yoghurt kwark peper zout mosterd siroop stroop chocolade
aardappelen aardappel paprika tomaten tomaatjes uien ui wortel wortels knol kool sla salade paddenstoelen champignons groente groenten
bessen jam gelei wijn likeur rijst vlokken zetmeel gries kruiden saus pasta puree poten bout bouten borst lappen lapjes biefstuk ribben
spek ijs deeg essence aroma extract bier honing margarine pap zemelen drank drink spinazie balletjes kruim kruimels snippers reuzel vet
pepers peulen bieten pompoen meloen peterselie tijm munt basilicum prei lever karbonade karbonades kip eend vis zalm garnalen forel water
koffie thee cacao pudding koek koekjes beschuit crackers chips wraps peren appels kersen druiven pruimen schil rasp fond spliterwten`,
  en: `flour oil vinegar stock milk cheese sugar juice powder berries nuts seeds bread butter corn`,
};

/** Adjectives that share the noun of the next: `rode of witte wijn`. */
export const SHARED = {
  de: `rote rotes roter roten weiße weißes weißer weißen weisse weisser weisses gelbe gelber gelbes gelben grüne grüner grünes grünen
schwarze schwarzer schwarzes schwarzen braune brauner braunes braunen helle heller helles hellen dunkle dunkler dunkles dunklen
süße süßer süßes süßen saure saurer scharfe scharfer scharfes milde milder mildes frische frischer frisches frischen
getrocknete getrockneter getrocknetes getrockneten gemahlene gemahlener gemahlenes tiefgekühlte tiefgekühltes glatte krause
grobe grober grobes feine feiner feines trockener trockene halbtrockener ganze gemischte bunte edelsüßes rosenscharfes`,
  nl: `rode witte gele groene zwarte bruine lichte donkere zoete zure scherpe milde verse gedroogde gemalen bevroren grove fijne droge
halfdroge magere volle halfvolle platte gewone hele jonge oude belegen rood wit geel groen zwart bruin vers gedroogd diepvries`,
  en: `red white yellow green black brown dark light golden fresh dried frozen ground sweet sour hot mild smoked plain curly flat-leaf dry
medium-dry smooth crunchy salted unsalted whole skimmed semi-skimmed tinned canned raw cooked wholemeal wholegrain wholewheat strong
self-raising greek natural low-fat full-fat purple pink orange coarse fine caster granulated icing demerara muscovado young mature`,
};

/** English heads, and the nouns that share them. */
export const PAIRS = `
stock broth bouillon consomme|vegetable chicken beef veal lamb fish ham turkey mushroom game shellfish pork duck bone
oil|vegetable sunflower rapeseed canola groundnut peanut olive corn coconut sesame walnut hazelnut avocado grapeseed nut
juice|lemon lime orange apple pear grapefruit pineapple grape cranberry tomato pomegranate clementine
vinegar|cider wine rice sherry balsamic malt apple spirit
mince|beef lamb pork turkey chicken veal quorn soya
flour|wheat spelt rye corn rice buckwheat oat bread plain cake chickpea
milk|oat almond soya soy rice coconut cow's goat's cow goat whole
seeds|pumpkin sunflower sesame poppy fennel cumin caraway mustard chia hemp flax coriander
cheese|cheddar goat's goat sheep's cream cottage blue cow's swiss
sausages sausage|pork beef lamb chicken chorizo
beans|kidney pinto cannellini borlotti haricot butter runner broad
leaves|mint basil coriander parsley bay sage lettuce spinach
zest peel rind|lemon lime orange
sauce|soy fish oyster chilli tomato hoisin
syrup|maple golden agave corn date
noodles|egg rice udon soba wheat
sugar|cane beet palm coconut caster icing
chops steaks fillets breasts thighs|pork lamb beef chicken salmon cod haddock turkey tuna trout
berries|goji acai
yoghurt yogurt|soya greek natural plain coconut
peppers|bell chilli
`;
