/** Measures what the extensions bring to a shopper's page, against limits of our own that are below Shopify's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { ensureExtensions } from '../../tests/support/stack/extensions.ts';
import { root } from './run-program.ts';

const kilobyte = 1000;
const blockLimit = 32 * kilobyte;
const pageLimit = 64 * kilobyte;
const themeScriptLimit = 10 * kilobyte;
const liquidLimit = 100 * kilobyte;
/** Shopify's own, for each file of texts in the theme. */
const localeLimit = 15 * kilobyte;

/** Targets that Shopify lets stand alone in their extension only. */
const fullPages = ['customer-account.page.render', 'customer-account.order.page.render'];

const uiExtension = z.object({
  extensions: z.tuple([
    z.object({
      handle: z.string(),
      type: z.literal('ui_extension'),
      targeting: z.array(z.object({ target: z.string() })).min(1),
    }),
  ]),
});

export interface Measured {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
  readonly complaint: string | null;
}

/** What a UI extension weighs, compressed as it is sent. `bundle`: the file that the build made. */
export function measureUi(toml: string, bundle: Uint8Array): Measured {
  const [{ handle, targeting }] = uiExtension.parse(parse(toml)).extensions;
  const isPage = targeting.some(({ target }) => fullPages.includes(target));
  const bytes = gzipSync(bundle, { level: 9 }).byteLength;
  const limit = isPage ? pageLimit : blockLimit;
  const shares = isPage && targeting.length > 1;
  return {
    what: `${handle}${isPage ? ' (full page)' : ''}`,
    bytes,
    limit,
    complaint: shares ? 'a full page shares its extension' : bytes > limit ? 'too large' : null,
  };
}

/** What the theme extension weighs: its scripts compressed, its Liquid as it is, and the largest of its files of texts. */
export function measureTheme(
  files: readonly { readonly name: string; readonly text: Uint8Array }[],
): Measured[] {
  const sum = (ending: string, weigh: (text: Uint8Array) => number) =>
    files.filter(({ name }) => name.endsWith(ending)).reduce((total, { text }) => total + weigh(text), 0);
  const scripts = sum('.js', (text) => gzipSync(text, { level: 9 }).byteLength);
  const liquid = sum('.liquid', (text) => text.byteLength);
  const texts = files.filter(({ name }) => name.endsWith('.json')).map(({ text }) => text.byteLength);
  const judged = (what: string, bytes: number, limit: number): Measured => ({
    what,
    bytes,
    limit,
    complaint: bytes > limit ? 'too large' : null,
  });
  return [
    judged('scripts in the theme', scripts, themeScriptLimit),
    judged('Liquid in the theme', liquid, liquidLimit),
    judged('most texts of a language in the theme', Math.max(0, ...texts), localeLimit),
  ];
}

function measureAll(): Measured[] {
  const extensions = path.join(root, 'extensions');
  return readdirSync(extensions).flatMap((name) => {
    const file = path.join(extensions, name, 'shopify.extension.toml');
    if (!existsSync(file)) return [];
    const toml = readFileSync(file, 'utf8');
    // A trigger of Flow brings nothing to anybody's page.
    if (name.startsWith('flow-')) return [];
    if (parse(toml).type === 'theme') return measureTheme(filesUnder(path.join(extensions, name)));
    return [measureUi(toml, readFileSync(path.join(extensions, name, `dist/afterglow-${name}.js`)))];
  });
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, text: readFileSync(path.join(parentPath, name)) }));

if (import.meta.main) {
  await ensureExtensions();
  const measured = measureAll();
  for (const { what, bytes, limit, complaint } of measured)
    console.log(
      `${what}: ${(bytes / kilobyte).toFixed(1)} of ${limit / kilobyte} KB${complaint ? ` - ${complaint}` : ''}`,
    );
  if (measured.some(({ complaint }) => complaint !== null)) process.exit(1);
}
