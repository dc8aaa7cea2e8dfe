import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* What the guide prints in bold is what stands on a screen, to the letter: a name that changed there is found here. */

const root = path.resolve(import.meta.dirname, '../..');
const list = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Texts of the admin, its navigation, and the English ones of extensions. */
const screens = list(
  'app/ui/texts/en/**',
  'app/ui/navigation.tsx',
  'extensions/*/locales/en*.json',
  'extensions/flow-*/*.toml',
)
  .map(read)
  .join('\n');

it.each(list('docs/guide/*.md'))('%s calls things as their screens do', (page) => {
  const named = [...read(page).matchAll(/\*\*([^*\n]+)\*\*/g)].flatMap(([, name = '']) => name.split(' → '));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !screens.includes(name))).toEqual([]);
});
