import type { Instant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import type { Reviews } from '../../app/modules/reviews/index.server.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import type { Database } from '../../app/platform/db/database.server.ts';

export interface FilledQuestions {
  readonly question: bigint;
  readonly questionAnswer: bigint;
  /** Of the fact that the question was asked. */
  readonly questionFact: bigint;
}

/** A question that was asked with an address, decided about and answered, and a trigger that was claimed for it. */
export async function fillQuestions(
  { db, reviews }: { readonly db: Database; readonly reviews: Reviews },
  shop: { readonly shopId: ShopId; readonly name: string; readonly product: bigint },
  now: Instant,
): Promise<FilledQuestions> {
  const { shopId, name, product } = shop;
  const questions = { on: true, publish: 'auto', owners: true } as const;
  const saved = await reviews.saveSettings(
    shopId,
    settingsForm({ ...defaultSettings, questions }),
    name,
    now,
  );
  if ('refused' in saved) throw new Error(`The settings are refused: ${JSON.stringify(saved.errors)}`);
  const asked = await reviews.askQuestion(
    shopId,
    {
      ...{ product, customerId: null, language: 'en', robot: false },
      typed: { body: `Does ${name} fit?`, name, email: `${name}@example.com` },
    },
    now,
  );
  if ('refused' in asked) throw new Error(`The question is refused: ${asked.refused}`);
  const { question } = asked;
  const subject = { question, answer: null };
  await reviews.moderateQuestion(shopId, subject, { action: 'hide', reason: 'off_topic' }, name, now);
  await reviews.moderateQuestion(shopId, subject, { action: 'publish' }, name, now);
  const answered = await reviews.answerQuestion(shopId, question, `${name} does.`, name, now);
  if ('refused' in answered) throw new Error(`The answer is refused: ${answered.refused}`);
  const [fact] = await db.sql<{ id: bigint }>`select id from platform_fact
    where shop_id = ${shopId} and key = ${`question:${question}:asked`}`;
  const questionFact = fact?.id ?? 0n;
  await reviews.claimTrigger(shopId, questionFact, 'afterglow-question-asked');
  return { question, questionAnswer: answered.answer, questionFact };
}
