import { expect } from 'vitest';
import type { AskedQuestion } from '../../app/modules/reviews/questions/door.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings, type ReviewSettings } from '../../app/modules/reviews/settings/settings.ts';
import { type ReviewShop, useReviews } from './review-shop.ts';

export const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

/** Shops of the file's own database. */
export function useReviewQuestions() {
  const bench = useReviews();

  /** Live, with these settings of questions. */
  async function openShop(change: Partial<ReviewSettings['questions']> = {}): Promise<ReviewShop> {
    const shop = await bench.shop();
    await save(shop, change);
    await shop.reviews.goLive(shop.shopId, shop.now, 'staff');
    return shop;
  }

  return { openShop };
}

/** Saves these settings of questions, or breaks. */
export async function save(shop: ReviewShop, change: Partial<ReviewSettings['questions']>): Promise<void> {
  const questions = { on: true, publish: 'auto', owners: true, ...change } as const;
  const saved = await shop.reviews.saveSettings(
    shop.shopId,
    settingsForm({ ...defaultSettings, questions }),
    'staff',
    shop.now,
  );
  if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
}

interface Asking extends Partial<Omit<AskedQuestion, 'typed'>> {
  readonly body?: string;
  readonly email?: string;
  readonly name?: string;
}

/** A question as somebody types it, and what becomes of it. */
export function asked(
  shop: ReviewShop,
  { body = 'Is it warm?', email = '', name = 'Ben', ...more }: Asking = {},
) {
  return shop.reviews.askQuestion(
    shop.shopId,
    {
      ...{ product: 1n, customerId: null, language: 'de', robot: false, ...more },
      typed: { body, name, email },
    },
    shop.now,
  );
}

/** Asks, or breaks. */
export async function ask(shop: ReviewShop, given: Asking = {}): Promise<bigint> {
  const answer = await asked(shop, given);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.question;
}

/** By staff. */
export const answer = (shop: ReviewShop, question: bigint, body = 'It is.') =>
  shop.reviews.answerQuestion(shop.shopId, question, body, '7', shop.now);

/** By staff; without `id` the question itself. */
export const moderate = (
  shop: ReviewShop,
  question: bigint,
  action: 'publish' | 'hide',
  id: bigint | null = null,
) =>
  shop.reviews.moderateQuestion(
    shop.shopId,
    { question, answer: id },
    action === 'publish' ? { action } : { action, reason: 'off_topic' },
    '7',
    shop.now,
  );

export const find = async (shop: ReviewShop, id: bigint) => {
  const found = await shop.reviews.findQuestion(shop.shopId, id);
  if (found === null) throw new Error(`No question ${id}`);
  return found;
};

/** How many are shown of a product; all counts are right. */
export async function counted(shop: ReviewShop, product = 1n): Promise<number> {
  expect(await shop.reviews.auditQuestions(shop.shopId)).toEqual([]);
  return (await shop.reviews.publicQuestions(shop.shopId, product, { limit: 50 })).count;
}
