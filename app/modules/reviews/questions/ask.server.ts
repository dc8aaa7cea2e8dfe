import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import { decidePublishing } from '../publishing/decide-publishing.ts';
import { holdOwners } from '../store/owners.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { shownName } from '../writing/display-name.ts';
import type { Asked, AskedQuestion } from './door.ts';
import { signalsOf } from './signals.ts';
import { countPublished } from './store/counts.server.ts';
import { insertQuestion, latestWords } from './store/questions.server.ts';
import { readTypedQuestion } from './typed.ts';

/** Words of so many others are compared. */
export const comparedWords = 200;

/** Takes a question: see `Questions.askQuestion`. */
export async function askQuestion(
  deps: ReviewsDeps,
  shopId: bigint,
  asked: AskedQuestion,
  now: Instant,
): Promise<Asked> {
  const { db, orders, questions } = deps;
  const { product, customerId } = asked;
  const read = readTypedQuestion(asked.typed, customerId !== null);
  if ('faults' in read) return { refused: 'bad-input', faults: read.faults };
  const [{ liveFrom }, settings, products] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    orders.products(shopId, [product]),
  ]);
  if (liveFrom === null || !settings.questions.on) return { refused: 'not-allowed' };
  if (!products.has(product)) return { refused: 'not-yours' };
  const { body, email } = read.words;
  const displayName =
    read.words.displayName ||
    (customerId === null ? '' : shownName(await orders.customerName(shopId, customerId)));
  const others = await latestWords(db.sql, shopId, comparedWords);
  const heldFor = signalsOf({ body, displayName, others, robot: asked.robot });
  const { status } = decidePublishing({ publish: settings.questions.publish, signals: heldFor });
  const named = email === null ? [] : await questions.customersNamed(shopId, email);
  // By the address they are found again when they ask for their data, or for its end.
  const found = customerId ?? (named.length === 1 ? (named[0] ?? null) : null);
  const question = await db.inTransaction(shopId, async (tx) => {
    const ownerOf = await holdOwners(tx, found === null ? [] : [found]);
    const owner = found === null ? null : ownerOf(found);
    const gone = await deps.erased(tx, {
      customers: owner === null ? [] : [owner],
      emails: email === null ? [] : [email],
    });
    const forgotten = owner !== null && gone.customers.has(owner);
    const until = email === null ? undefined : gone.emails.get(email);
    // Of an address that was erased since, whoever erased what came with it has not seen this.
    if ((forgotten && customerId !== null) || (until !== undefined && compareInstants(now, until) <= 0))
      return null;
    const asker = forgotten ? null : owner;
    const id = await insertQuestion(tx, {
      ...{ productShopifyId: product, status, heldFor, language: asked.language, body, displayName },
      customerId: asker,
      email:
        email === null
          ? null
          : { sealed: questions.seal.seal(email), index: questions.seal.emailIndex(email) },
      askedAt: now,
    });
    if (status === 'published') await countPublished(tx, product, 1);
    await tx.announce([
      {
        key: `question:${id}:asked`,
        kind: 'question-asked',
        customerId: asker,
        orderId: null,
        happenedAt: now,
        data: { question: id.toString(), product: product.toString() },
      },
    ]);
    return id;
  });
  return question === null ? { refused: 'not-allowed' } : { question, status };
}
