import type { Check } from '../here.js';
import { unless } from './items.js';

export const textMustNotMatch: Check<'textMustNotMatch'> = async (expected, here) => {
  const pattern = new RegExp(expected.pattern, expected.flags);
  const found = (await here.texts(expected.in)).flatMap((text) => pattern.exec(text)?.[0] ?? []);
  return [...new Set(found)].map((word) => `"${word}" is there`);
};

export const textMatches: Check<'textMatches'> = async (expected, here) => {
  const pattern = new RegExp(expected.pattern, expected.flags);
  const texts = await here.texts(expected.in);
  return unless(
    texts.some((text) => pattern.test(text)),
    `nothing of ${texts.length} texts matches`,
  );
};

export const canaryNowhere: Check<'canaryNowhere'> = ({ strings }, here) => here.traces(strings);
