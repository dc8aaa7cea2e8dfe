import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.endsWith('.d.ts'));

describe('a file', () => {
  it('stops at 300 lines: beyond, it holds two things', () => {
    const long = files.filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('is named for what it holds', () => {
    const names = /(^|\/)(utils?|helpers?|misc|common|services?|managers?)(\/|\.[a-z.]+$)/;
    expect(files.filter((file) => names.test(file))).toEqual([]);
  });

  it('is named in kebab-case', () => {
    const named = files.filter((file) => !file.startsWith('app/routes/')).map((file) => path.basename(file));
    expect(
      named.filter((name) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/.test(name)),
    ).toEqual([]);
  });
});
