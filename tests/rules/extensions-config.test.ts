import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { measureTheme, measureUi } from '../../scripts/steps/bundle-sizes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'extensions');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const form = z.object({
  api_version: z.string(),
  extensions: z.tuple([
    z.object({
      handle: z.string(),
      uid: z.uuid(),
      targeting: z.array(z.object({ module: z.string(), target: z.string() })).min(1),
      capabilities: z.object({ network_access: z.literal(true) }),
    }),
  ]),
});
const files = readdirSync(folder).filter((name) =>
  existsSync(path.join(folder, name, 'shopify.extension.toml')),
);
const uiExtensions = files
  .filter((name) => name !== 'storefront')
  .map((name) => {
    const { api_version, extensions } = form.parse(parse(read(`extensions/${name}/shopify.extension.toml`)));
    return { name, version: api_version, ...extensions[0] };
  });

describe('the UI extensions', () => {
  it('all name the one version that the packages for them have', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(read('node_modules/@shopify/ui-extensions/package.json')));
    const [year, month] = version.split('.');
    expect([...new Set(uiExtensions.map((one) => one.version))]).toEqual([
      `${year}-${month?.padStart(2, '0')}`,
    ]);
  });

  it('are known by the names of their folders, which links between them use', () => {
    for (const { name, handle } of uiExtensions) expect(handle).toBe(`afterglow-${name}`);
    const places = read('extensions/shared/places.ts');
    for (const [, handle] of places.matchAll(/extension:([a-z-]+)\//g))
      expect(uiExtensions.map((one) => one.handle)).toContain(handle);
  });

  it('have modules and an identity of their own each', () => {
    for (const { name, targeting } of uiExtensions)
      for (const { module } of targeting) expect(existsSync(path.join(folder, name, module))).toBe(true);
    expect(new Set(uiExtensions.map((one) => one.uid)).size).toBe(uiExtensions.length);
  });

  it('go to the address at which shopify.app.toml has the app', () => {
    const { application_url } = z
      .object({ application_url: z.string() })
      .parse(parse(read('shopify.app.toml')));
    expect(read('extensions/shared/app-address.ts')).toContain(`'${application_url}'`);
  });
});

describe('the sizes', () => {
  const toml = (targets: string[]) =>
    `[[extensions]]\nhandle = "one"\ntype = "ui_extension"\n${targets
      .map((target) => `[[extensions.targeting]]\ntarget = "${target}"\n`)
      .join('')}`;
  const noise = (bytes: number) =>
    Buffer.from(Array.from({ length: bytes }, (_, at) => (at * at * 2654435761) >>> 7));

  it('are those of what is sent, and too large is said', () => {
    const block = toml(['purchase.thank-you.block.render']);
    expect(measureUi(block, Buffer.from('x'.repeat(60_000))).complaint).toBeNull();
    expect(measureUi(block, noise(40_000)).complaint).toBe('too large');
    expect(measureUi(toml(['customer-account.page.render']), noise(40_000)).complaint).toBeNull();
  });

  it('let no full page share its extension', () => {
    const both = toml(['customer-account.page.render', 'customer-account.profile.block.render']);
    expect(measureUi(both, Buffer.from('')).complaint).toBe('a full page shares its extension');
  });

  it('count the theme’s scripts and Liquid', () => {
    const complaints = (name: string, bytes: number) =>
      measureTheme([{ name, text: noise(bytes) }]).map(({ complaint }) => complaint);
    expect(complaints('a.js', 11_000)).toEqual(['too large', null]);
    expect(complaints('a.liquid', 101_000)).toEqual([null, 'too large']);
  });
});
