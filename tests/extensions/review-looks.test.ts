// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { themedPage } from '../../app/routes/proxy.reviews/themed-page.ts';
import { pageOf, rating, review, reviews } from './sample-reviews.ts';

const folder = path.resolve(import.meta.dirname, '../../extensions/storefront');
const sourceOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const styles = ['snippets/reviews-style.liquid', 'snippets/stars-style.liquid'].map(sourceOf).join('\n');
const rulesOf = (css: string) =>
  css
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('.') || line.startsWith(':'));

describe('the looks of reviews', () => {
  it('are the same on the app’s own page as in the theme’s blocks', async () => {
    const own = rulesOf(await themedPage('').text()).filter(
      (rule) => !rule.startsWith('.afterglow-reviews-page'),
    );
    expect(own.length).toBeGreaterThan(40);
    expect(own.filter((rule) => !rulesOf(styles).includes(rule))).toEqual([]);
  });

  it('do not hang on the size that a theme gives to the root', () => {
    const names = readdirSync(path.join(folder, 'snippets')).filter((name) => /^(review|stars)/.test(name));
    const blocks = ['reviews', 'stars', 'questions', 'review_carousel', 'review_gallery', 'reviews_link'];
    const files = [
      ...names.map((name) => `snippets/${name}`),
      ...blocks.map((name) => `blocks/${name}.liquid`),
    ];
    expect(files.filter((name) => /\d(rem|rlh)\b/.test(sourceOf(name)))).toEqual([]);
  });

  it('take shape and size of the stars from the block, and colours only where they are set', async () => {
    const style = async (settings: object) =>
      pageOf(await reviews(rating, { settings: { ...settings } }))
        .querySelector('section')
        ?.getAttribute('style');
    expect(await style({})).toBe('');
    const set = { shape: 'circle', size: 150, star: '#123456', accent: '#654321' };
    expect(await style(set)).toBe(
      "--afterglow-star: #123456;--afterglow-accent: #654321;--afterglow-star-size: 1.5em;--afterglow-star-shape: '●●●●●';",
    );
  });
});

describe('the parts of the block', () => {
  it.each([
    ['show_bars', '.afterglow-reviews-sum > .afterglow-reviews-bars'],
    ['show_answers', '.afterglow-reviews-attribute'],
    ['show_media', '.afterglow-reviews-strip'],
    ['show_tools', '.afterglow-reviews-tools'],
  ])('can be left out: %s', async (id, part) => {
    expect(pageOf(await reviews(rating)).querySelector(part)).not.toBeNull();
    expect(pageOf(await reviews(rating, { settings: { [id]: false } })).querySelector(part)).toBeNull();
  });
});

describe('large numbers', () => {
  const many = {
    ...rating,
    count: 14_321,
    histogram: { 1: 0, 2: 0, 3: 321, 4: 4000, 5: 10_000 },
    list: [{ ...review, helpful: 1234 }],
  };

  it.each(['en', 'de', 'fr', 'es', 'ja'])('are written as people write them: %s', async (locale) => {
    const page = pageOf(await reviews(many, { locale }));
    const written = (number: number) => number.toLocaleString(locale);
    const bars = [
      ...page.querySelectorAll('.afterglow-reviews-sum > .afterglow-reviews-bars li > span:last-child'),
    ];
    expect(bars.map((one) => one.textContent)).toEqual([10_000, 4000, 321, 0, 0].map(written));
    expect(page.querySelector('.afterglow-reviews-average > span:not([role])')?.textContent).toContain(
      written(14_321),
    );
    expect(page.querySelector('[data-helpful]')?.textContent).toBe(written(1234));
  });
});
