import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { storySchema } from './schema.ts';

it('the JSON Schema beside the stories is the vocabulary that the runner reads', () => {
  const file = path.resolve(import.meta.dirname, '../story.schema.json');
  const written = JSON.parse(readFileSync(file, 'utf8'));
  expect(written, 'run: node tests/stories/write-schema.ts').toEqual(JSON.parse(storySchema()));
});
