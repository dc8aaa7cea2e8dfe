import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Locales, Texts } from '../liquid/translate.ts';

/** The files of a theme or of a theme extension, by their path inside it such as "snippets/price.liquid". */
export interface Folder {
  root: string;
  names: string[];
  /** changes whenever a file does */
  stamp: string;
}

export function openFolder(root: string): Folder {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const stamp = names.map((name) => `${name}@${statSync(path.join(root, name)).mtimeMs}`).join();
  return { root, names, stamp };
}

export const readText = (folder: Folder, name: string): string =>
  readFileSync(path.join(folder.root, name), 'utf8');

/** Names inside a subfolder without it and without the ending: "blocks", ".liquid" → "stars". */
export function namesIn(folder: Folder, subfolder: string, ending: string): string[] {
  return folder.names
    .filter((name) => name.startsWith(`${subfolder}/`) && name.endsWith(ending))
    .map((name) => name.slice(subfolder.length + 1, -ending.length));
}

/** Liquid sources by name: those of `subfolders` with the folder's name, snippets without. */
export function readTemplates(folder: Folder, subfolders: readonly string[]): Record<string, string> {
  const sources = subfolders.flatMap((subfolder) =>
    namesIn(folder, subfolder, '.liquid').map((name): [string, string] => [
      `${subfolder}/${name}`,
      readText(folder, `${subfolder}/${name}.liquid`),
    ]),
  );
  const snippets = namesIn(folder, 'snippets', '.liquid').map((name): [string, string] => [
    name,
    readText(folder, `snippets/${name}.liquid`),
  ]);
  return Object.fromEntries([...sources, ...snippets]);
}

const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])));

/** locales/*.json; the one that ends in .default.json is read where another has no text. */
export function readLocales(folder: Folder): Locales {
  const names = namesIn(folder, 'locales', '.json').filter((name) => !name.endsWith('.schema'));
  const fallback = names.find((name) => name.endsWith('.default'))?.replace(/\.default$/, '') ?? 'en';
  return {
    fallback,
    texts: new Map(
      names.map((name) => [
        name.replace(/\.default$/, ''),
        texts.parse(JSON.parse(readText(folder, `locales/${name}.json`))),
      ]),
    ),
  };
}
