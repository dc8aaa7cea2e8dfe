import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { type HostedTarget, isHosted } from '../tables/hosted-targets.ts';
import { type Locales, readLocales, textAt } from './locales.ts';

/** A UI extension as its folder describes it. */
export interface UiExtension {
  handle: string;
  apiVersion: string;
  targets: HostedTarget[];
  capabilities: string[];
  locales: Locales;
  /** the name of shopify.extension.toml; "t:name" is a key of the texts */
  name: string;
  /** path of the bundle that `shopify app build` makes */
  bundle: string;
}

const toml = z.object({
  api_version: z.string().optional(),
  extensions: z
    .array(
      z.object({
        type: z.string(),
        name: z.string(),
        handle: z.string().regex(/^[a-z0-9-]+$/),
        api_version: z.string().optional(),
        targeting: z.array(z.object({ target: z.string() })).default([]),
        capabilities: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
});

/** The UI extensions of a folder of extensions, read anew: a rebuilt one is there on the next page. */
export function readExtensions(folder: URL): UiExtension[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readFolder(new URL(`${entry.name}/`, folder)))
    .sort((a, b) => a.handle.localeCompare(b.handle));
}

function readFolder(folder: URL): UiExtension[] {
  const file = new URL('shopify.extension.toml', folder);
  if (!existsSync(file)) return [];
  const parsed = toml.parse(parse(readFileSync(file, 'utf8')));
  return parsed.extensions
    .filter((one) => one.type === 'ui_extension')
    .map((one) => ({
      handle: one.handle,
      name: one.name,
      apiVersion: one.api_version ?? parsed.api_version ?? 'unstable',
      targets: one.targeting.map(({ target }) => target).filter(isHosted),
      capabilities: Object.entries(one.capabilities)
        .filter(([, on]) => on === true)
        .map(([name]) => name),
      locales: readLocales(folder),
      bundle: new URL(`dist/${one.handle}.js`, folder).pathname,
    }));
}

/** What the extension is called in the language. */
export function nameOf(extension: UiExtension, locale: string): string {
  if (!extension.name.startsWith('t:')) return extension.name;
  return textAt(extension.locales, locale, extension.name.slice(2)) ?? extension.handle;
}
