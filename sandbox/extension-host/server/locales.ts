import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Texts } from '../boot.ts';

/** The texts of an extension by language. */
export interface Locales {
  /** Language of the file called *.default.json. */
  standard: string;
  texts: Map<string, Texts>;
}

const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])));

export function readLocales(folder: URL): Locales {
  const path = new URL('locales/', folder);
  const found: Locales = { standard: 'en', texts: new Map() };
  if (!existsSync(path)) return found;
  for (const file of readdirSync(path)) {
    const [, language, standard] = /^([\w-]+)(\.default)?\.json$/.exec(file) ?? [];
    if (language === undefined) continue;
    found.texts.set(language, texts.parse(JSON.parse(readFileSync(new URL(file, path), 'utf8'))));
    if (standard !== undefined) found.standard = language;
  }
  return found;
}

/** The texts for a buyer: the exact language, else the language without its region, else the default; what the chosen one lacks comes from the default. */
export function textsFor(locales: Locales, buyer: string): { language: string; texts: Texts } {
  const wanted = [buyer, buyer.split('-')[0] ?? buyer];
  const language = wanted.find((one) => locales.texts.has(one)) ?? locales.standard;
  const standard = locales.texts.get(locales.standard) ?? {};
  return { language, texts: joined(standard, locales.texts.get(language) ?? {}) };
}

/** A text by its key, or null. */
export function textAt(locales: Locales, buyer: string, key: string): string | null {
  let at: string | Texts | undefined = textsFor(locales, buyer).texts;
  for (const name of key.split('.')) at = typeof at === 'object' ? at[name] : undefined;
  return typeof at === 'string' ? at : null;
}

function joined(under: Texts, over: Texts): Texts {
  const all: Texts = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    // Plural forms differ by language: a text with forms is taken whole.
    const isForms = typeof value === 'object' && 'other' in value;
    all[key] =
      typeof value === 'object' && typeof below === 'object' && !isForms ? joined(below, value) : value;
  }
  return all;
}
