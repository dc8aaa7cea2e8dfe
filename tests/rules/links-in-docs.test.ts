import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* Whoever reads the docs finds what they point to: files, pictures, and headings within a page. */

const root = path.resolve(import.meta.dirname, '../..');
const pages = execFileSync('git', ['ls-files', 'README.md', 'docs/*.md', 'tests/*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));

const textOf = (page: string) => readFileSync(path.join(root, page), 'utf8');
/** What is written as code points nowhere. */
const proseOf = (page: string) =>
  textOf(page)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '');

/** Where links and pictures of a page lead, without those that leave the repository. */
const targetsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Of a page's headings, as GitHub makes them: "Who may do what" is "who-may-do-what". */
const anchorsOf = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

function isFound(page: string, target: string): boolean {
  const [name = '', anchor] = target.split('#');
  const file = name === '' ? page : path.join(path.dirname(page), name);
  const place = path.join(root, file);
  if (!existsSync(place)) return false;
  return anchor === undefined || (statSync(place).isFile() && anchorsOf(file).includes(anchor));
}

it('there are pages with links to look at', () => {
  expect(pages).toContain('README.md');
  expect(targetsOf('README.md')).toContain('docs/pictures/product.png');
});

it.each(pages)('every link and picture of %s leads somewhere', (page) => {
  expect(targetsOf(page).filter((target) => !isFound(page, target))).toEqual([]);
});

it('every page of the guide is reached from its first one', () => {
  const reached = new Set(['docs/guide/start.md']);
  for (const page of reached)
    for (const target of targetsOf(page)) {
      const file = path.join(path.dirname(page), target.split('#')[0] ?? '');
      if (file.startsWith('docs/guide/')) reached.add(file);
    }
  expect(pages.filter((page) => page.startsWith('docs/guide/') && !reached.has(page))).toEqual([]);
});
