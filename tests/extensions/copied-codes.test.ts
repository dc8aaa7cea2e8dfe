import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../../extensions');
const files = globSync('account-{blocks,page}/locales/*.json', { cwd: folder });
const texts = z.object({ held: z.object({ copy: z.string(), 'copy-label': z.string() }) });

it.each(files)('%s: who speaks what they see on the link that copies a code is understood', (file) => {
  const { held } = texts.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  expect(held['copy-label']).toContain(held.copy);
  expect(held['copy-label']).toContain('{{code}}');
});

it('knows all languages of both', () => {
  expect(files).toHaveLength(10);
});
