// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { ShownQuestions } from '../../app/modules/reviews/listing/shown.ts';
import { textOf } from './render-block.ts';
import { type About, evil, pageOf, show } from './sample-reviews.ts';

const questions: ShownQuestions = {
  ...{ count: 2, open: true, owners: true },
  list: [
    {
      ...{ id: '4', body: `Does it itch? ${evil}`, name: evil, date: '2026-03-15' },
      answers: [
        { id: '5', by: 'merchant', body: 'No.', name: '', date: '2026-03-16' },
        { id: '6', by: 'owner', body: evil, name: 'Bo', date: '2026-03-17' },
      ],
    },
  ],
};
const asked = (value: unknown, about: About = {}) =>
  show({ afterglow: { questions: { value } } }, { block: 'questions', ...about });

describe('questions', () => {
  it('are shown with their answers as text, with a form to ask', async () => {
    const html = await asked(questions);
    const page = pageOf(html);
    expect(page.querySelectorAll('[onerror]')).toHaveLength(0);
    const text = textOf(html);
    expect(text).toContain('The shop March 16, 2026 No.');
    expect(text).toContain('Bo Bought this');
    expect(text).toContain('Read all 2 questions');
    const form = page.querySelector('form');
    expect([form?.method, form?.getAttribute('action')]).toEqual(['post', '/apps/afterglow/questions']);
    const names = [...(form?.querySelectorAll('[name]') ?? [])].map((one) => one.getAttribute('name'));
    expect(names).toEqual(expect.arrayContaining(['product', 'back', 'body', 'name', 'email']));
    expect(page.querySelector('form[action$="/answer"]')).toBeNull();
  });

  it('may be answered by who is signed in, where owners may', async () => {
    const one = async (value: unknown) => pageOf(await asked(value, { customer: { id: 1 } }));
    expect((await one(questions)).querySelector('form[action$="/answer"] [name=question]')).not.toBeNull();
    expect((await one({ ...questions, owners: false })).querySelector('form[action$="/answer"]')).toBeNull();
  });

  it('want a name of visitors only: that of who is signed in is known', async () => {
    const name = async (about: About) =>
      pageOf(await asked(questions, about)).querySelector('form:not([action$="/answer"]) [name=name]');
    expect((await name({}))?.hasAttribute('required')).toBe(true);
    expect((await name({ customer: { id: 1 } }))?.hasAttribute('required')).toBe(false);
  });

  it('are nothing where nobody may ask and nobody has', async () => {
    expect((await asked(undefined)).trim()).toBe('');
    expect((await asked({ ...questions, count: 0, list: [], open: false })).trim()).toBe('');
    expect(textOf(await asked({ ...questions, count: 0, list: [] }))).toContain(
      'Nobody has asked about this yet.',
    );
  });

  it.each(['de', 'fr', 'es', 'ja'])('are there in %s', async (locale) => {
    expect(textOf(await asked({ ...questions, list: [] }, { locale }))).not.toMatch(/\b(Ask|answer|Send)\b/);
  });
});
