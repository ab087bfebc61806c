import type { ImportedProduct, Trait } from '@village-butcher/sdk/contract';

/** What is in it wins: over traits that forgot it, and over contents that did. */
export function reconciled(row: ImportedProduct): ImportedProduct {
  const { allergens } = row;
  const said = { contains: allergens?.contains ?? [], traits: row.traits ?? [] };
  const contains = new Set(said.contains);
  const traits = new Set(said.traits);
  const isAlso = (allergen: string, trait: Trait, ...kinds: readonly Trait[]) => {
    if (said.contains.includes(allergen)) traits.add(trait);
    if ([trait, ...kinds].some((one) => said.traits.includes(one))) contains.add(allergen);
  };
  isAlso('milk', 'dairy', 'cheese');
  isAlso('eggs', 'egg');
  isAlso('fish', 'fish', 'fish-without-scales');
  const isEither = contains.has('crustaceans') || contains.has('molluscs');
  if (isEither) traits.add('shellfish');
  else if (traits.has('shellfish')) contains.add('crustaceans').add('molluscs');
  return {
    ...row,
    allergens: allergens && { ...allergens, contains: [...contains] },
    traits: row.traits && [...traits],
  };
}
