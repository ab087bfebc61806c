import { createHash } from 'node:crypto';
import {
  ImportedRecipe,
  ItemId,
  LANGUAGES,
  type RecipesImport,
} from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { spaced } from './csv.js';
import { faultAt, tried, type Tried } from './faulty.js';
import { scriptsIn } from './script.js';

/** What counts for every recipe that does not say it itself. */
type Defaults = RecipesImport['defaults'];
/** A thing of JSON-LD. Whatever we do not read in it is nobody's fault. */
type Node = Readonly<Record<string, unknown>>;

const MOST_RECIPES = 10_000;
/** Recipes stand in lists, graphs and pages, and not much deeper. */
const DEEPEST = 6;

/** The recipes of a document: JSON-LD, or a page of HTML with it. */
export function recipesIn(document: string): readonly Node[] {
  const isPage = document.trimStart().startsWith('<');
  const sent = isPage ? scriptsIn(document).flatMap(readable) : [parsed(document)];
  const found = sent.flatMap((one) => nodesIn(one, DEEPEST)).filter(isRecipe);
  if (found.length === 0) throw faultAt(['document'], 'no-recipe');
  if (found.length > MOST_RECIPES) throw faultAt(['document'], 'too-big');
  return found;
}

/** A page may have a broken script beside its recipe. */
function readable(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw faultAt(['document'], 'syntax');
  }
}

function nodesIn(sent: unknown, depth: number): readonly Node[] {
  if (depth === 0 || typeof sent !== 'object' || sent === null) return [];
  if (Array.isArray(sent)) return sent.flatMap((one) => nodesIn(one, depth - 1));
  // An object that is no list is a node.
  const node = sent as Node;
  const inside = [node['@graph'], node['mainEntity'], node['mainEntityOfPage'], node['item']];
  return [node, ...(isRecipe(node) ? [] : inside.flatMap((one) => nodesIn(one, depth - 1)))];
}

const isRecipe = (node: Node): boolean =>
  textsIn(node['@type']).some((type) => /^(https?:\/\/schema\.org\/|schema:)?Recipe$/.test(type));

/** A recipe as the catalogue keeps it, its ingredients as lines, or what is at fault in it. */
export function recipeIn(node: Node, at: number, defaults: Defaults): Tried<ImportedRecipe> {
  const language = languageOf(node, defaults);
  const lines = textsIn(node['recipeIngredient'] ?? node['ingredients']).map(spaced);
  const labels = textsIn(node['suitableForDiet']).map(labelOf).filter(isWord);
  const recipe = {
    id: idOf(node),
    name: spaced(textsIn(node['name'])[0] ?? '').slice(0, 200),
    serves: firstNumber(node['recipeYield'] ?? node['yield']) ?? defaults.serves,
    minutes: minutesOf(node) ?? defaults.minutes,
    heaviness: defaults.heaviness,
    carbohydrates: carbohydratesIn(node['nutrition']),
    family: familyOf(node) ?? defaults.family ?? 'recipe',
    ingredients: lines.filter((line) => line !== '').map((line) => ({ line, language })),
    ...(labels.length === 0 ? {} : { labels }),
  };
  return tried(ImportedRecipe.safeParse(recipe), ['rows', at]);
}

/** A text, a list of texts, or things that have one: a name, a value, or only an address. */
function textsIn(sent: unknown, depth = DEEPEST): readonly string[] {
  if (typeof sent === 'string') return [sent];
  if (typeof sent === 'number') return [String(sent)];
  if (depth === 0) return [];
  if (Array.isArray(sent)) return sent.flatMap((one) => textsIn(one, depth - 1));
  if (typeof sent !== 'object' || sent === null) return [];
  const { '@value': value, name, '@id': id } = sent as Node;
  return [value, name, id].filter((one) => typeof one === 'string').slice(0, 1);
}

/** Its own id where that can be one here. Otherwise one made of its address or name: always the same. */
function idOf(node: Node): string {
  const [own = ''] = textsIn(node['identifier']);
  if (ItemId.safeParse(own).success) return own;
  const [address = ''] = textsIn([node['@id'], node['url'], node['name']]);
  return `r-${createHash('sha256').update(address).digest('hex').slice(0, 24)}`;
}

/** `de-AT` is German. */
function languageOf(node: Node, { language }: Defaults): Defaults['language'] {
  const [said = ''] = textsIn(node['inLanguage']);
  return LANGUAGES.find((one) => said.toLowerCase().startsWith(one)) ?? language;
}

/** `4 Portionen`, `["4", "4 servings"]`. */
const firstNumber = (sent: unknown): number | undefined =>
  textsIn(sent)
    .flatMap((text) => /\d{1,6}/.exec(text)?.map(Number) ?? [])
    .find((number) => number > 0);

const DURATION =
  /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d{1,5}(?:\.\d{1,3})?S)?)?$/;

/** In all, or preparing and cooking together (ISO 8601). */
function minutesOf(node: Node): number | undefined {
  const total = durationIn(node['totalTime']);
  const parts = durationIn(node['prepTime']) + durationIn(node['cookTime']);
  return total || parts || undefined;
}

function durationIn(sent: unknown): number {
  const [, days = '0', hours = '0', minutes = '0'] = DURATION.exec(textsIn(sent)[0] ?? '') ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

const Nutrition = z.looseObject({ carbohydrateContent: z.union([z.string(), z.number()]) });

/** Grams a portion, rounded up. */
function carbohydratesIn(sent: unknown): number | null {
  const read = Nutrition.safeParse(sent);
  const [number] = read.success
    ? (/^\s*\d{1,4}(?:[.,]\d{1,3})?/.exec(String(read.data.carbohydrateContent)) ?? [])
    : [];
  return number === undefined ? null : Math.ceil(Number(number.replace(',', '.')));
}

function familyOf(node: Node): string | undefined {
  const [family = ''] = textsIn(node['recipeCategory']).map(spaced);
  return family === '' ? undefined : family.slice(0, 60);
}

/** `https://schema.org/VeganDiet` → `VeganDiet`. */
const labelOf = (label: string): string => spaced(label).replace(/^https?:\/\/schema\.org\//, '');

const isWord = (label: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} .'’&/-]{0,59}$/u.test(label);
