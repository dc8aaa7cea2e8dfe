import { describe, it } from 'vitest';
import { useBuiltApp } from '../support/built-app.ts';
import { foreign } from '../support/hostile/bad-values.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';
import { refusing } from '../support/hostile/refusing.ts';
import { json } from '../support/hostile/requests.ts';

/* What a shopper who means harm sends to what changes reviews that are written. */

const app = useBuiltApp();
const crowd = useCrowd(app);
const expectNothingStored = nothingStored(crowd);
const expectRefused = refusing(app, crowd);

describe('what extensions change of reviews', () => {
  it('changes no review that is not the asker’s, by nothing that is none', async () => {
    const words = { rating: 5, title: '', body: '' };
    const bodies: Readonly<Record<string, Record<string, unknown>>> = {
      'api/reviews/edit': words,
      'api/reviews/consent': { reuse: true },
      'api/reviews/withdraw': {},
    };
    await expectNothingStored(async () => {
      for (const [path, more] of Object.entries(bodies)) {
        await expectRefused(path, { body: json({ ...more, review: '999999' }) }, 'not-yours', path);
        for (const review of [undefined, null, 1, [], {}, '', '0', '-1', '1e3', '٣', 'x', '9'.repeat(30)])
          await expectRefused(path, { body: json({ ...more, review }) }, 'bad-input', String(review));
        for (const body of ['', '[]', 'null', '{"review":'])
          await expectRefused(path, { body }, 'bad-input', body);
      }
      for (const rating of [undefined, null, 0, 6, 1.5, '5', [], true])
        await expectRefused(
          'api/reviews/edit',
          { body: json({ ...words, review: '999999', rating }) },
          'bad-input',
          String(rating),
        );
      for (const [value, word] of foreign()) {
        const draft = { order: value, line: 'gid://shopify/LineItem/11', rating: 5 };
        const empty = { title: '', body: '', displayName: '', anonymous: false };
        await expectRefused(
          'api/reviews/drafts',
          { body: json({ ...draft, ...empty, recommends: null, answers: {} }) },
          word,
          String(value),
        );
      }
    });
  });
});
