import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { browserScript } from '../http/browser-script.ts';

/** A folder of built extensions: the fixtures with their bundles, as `shopify app build` leaves them. */
export async function builtFixtures(): Promise<URL> {
  const source = new URL('./fixtures/', import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'extensions-'));
  cpSync(fileURLToPath(source), folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const code = await browserScript(new URL(`${name}/src/${name}.js`, source));
    mkdirSync(join(folder, name, 'dist'));
    writeFileSync(join(folder, name, 'dist', `${name}.js`), code);
  }
  return pathToFileURL(`${folder}/`);
}
