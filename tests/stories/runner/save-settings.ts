import { z } from 'zod';
import { earningProgram, typedRewards } from './earning-program.ts';
import { anyAnswer } from './sandbox-control.ts';
import type { StoryShop } from './story-shop.ts';
import { typedMessages, usesKlaviyo } from './typed-messages.ts';
import { typedPolicy } from './typed-policy.ts';
import { typedRequestPlan } from './typed-request-plan.ts';
import { type Tiers, typedTiers } from './typed-tiers.ts';

/** What an area needs of Shopify before it may go live: the merchant grants it when asked. */
const scopes = {
  loyalty: ['write_discounts', 'write_customers'],
  returns: [
    ...['write_returns', 'write_orders', 'read_locations'],
    ...['write_store_credit_account_transactions', 'read_store_credit_accounts'],
  ],
  reviews: ['write_products', 'write_files'],
} as const;

/** What Shopify asks for beyond that before it gives a reward at once. */
const rewardScopes: Readonly<Record<string, readonly string[]>> = {
  'gift-card': ['write_gift_cards'],
  'store-credit': [
    ...['read_store_credit_accounts', 'read_store_credit_account_transactions'],
    'write_store_credit_account_transactions',
  ],
};

/** Saves what the merchant had set before the story begins, and puts it live. */
export async function saveSettings(shop: StoryShop): Promise<void> {
  const { settings } = shop.story;
  const areas = (['loyalty', 'returns', 'reviews'] as const).filter((area) => settings[area] !== undefined);
  if (settings.messages) {
    const form = { intent: 'save', settings: JSON.stringify(typedMessages(settings.messages)) };
    await shop.admin.send('/app/settings/messages/rules', form);
    if (usesKlaviyo(settings.messages)) await connectKlaviyo(shop);
  }
  if (areas.length === 0) return;
  const forRewards = (settings.loyalty?.rewards ?? []).flatMap(({ kind }) => rewardScopes[kind] ?? []);
  const forThanks = codeThanks(settings.reviews?.incentive) ? ['write_discounts'] : [];
  const grant = [...areas.flatMap((area) => scopes[area]), ...forRewards, ...forThanks];
  await shop.control.post('scopes', { grant }, anyAnswer);
  await shop.quiet();
  if (settings.loyalty)
    await saveLoyalty(shop, settings.loyalty, pointsForReviews(settings.reviews?.incentive));
  if (settings.returns) {
    const policy = typedPolicy(settings.returns, await collectionIds(shop), shop.story.shop.currency);
    await shop.admin.send('/app/returns/policy', { intent: 'save', policy: JSON.stringify(policy) });
    if (settings.returns.expire) await saveExpiry(shop, settings.returns.expire);
    await shop.admin.send('/app/returns/policy', { intent: 'go-live' });
  }
  if (settings.reviews) {
    const plan = typedRequestPlan(settings.reviews, await collectionIds(shop), shop.story.shop.currency);
    await shop.admin.send('/app/reviews/settings', { intent: 'save', settings: JSON.stringify(plan) });
    await shop.admin.send('/app/reviews/settings', { intent: 'go-live' });
  }
}

type Thanks = NonNullable<StoryShop['story']['settings']['reviews']>['incentive'];

const codeThanks = (thanks: Thanks): boolean => thanks !== undefined && 'code' in thanks;
const pointsForReviews = (thanks: Thanks): number | null =>
  thanks !== undefined && 'points' in thanks ? thanks.points : null;

async function saveExpiry(shop: StoryShop, expire: { days: number; remindDays: number }): Promise<void> {
  const form = {
    ...{ reviewHours: '', inspectHours: '', settleHours: '' },
    ...{ expireAfterDays: String(expire.days), remindDaysBefore: String(expire.remindDays) },
  };
  const fields = { intent: 'save', settings: JSON.stringify(form) };
  await shop.admin.send('/app/returns/settings', fields);
}

async function connectKlaviyo(shop: StoryShop): Promise<void> {
  const { key } = await shop.control.get('klaviyo', z.object({ key: z.string() }));
  const sender = { fromName: '', fromAddress: '', replyTo: '', klaviyoKey: key };
  await shop.admin.send('/app/settings/messages/sender', { intent: 'save', sender: JSON.stringify(sender) });
}

async function saveLoyalty(
  shop: StoryShop,
  loyalty: NonNullable<StoryShop['story']['settings']['loyalty']>,
  reviewPoints: number | null,
): Promise<void> {
  const program = earningProgram(loyalty, shop.story.shop.currency, await collectionIds(shop), reviewPoints);
  await shop.admin.send('/app/loyalty', { intent: 'save', program: JSON.stringify(program) });
  if (loyalty.tiers) await saveTiers(shop, loyalty.tiers);
  if (loyalty.rewards || loyalty.redemption) {
    const rewards = JSON.stringify(typedRewards(loyalty, shop.names.variants));
    await shop.admin.send('/app/loyalty/rewards', { intent: 'save', rewards });
  }
  await shop.admin.send('/app/loyalty', { intent: 'go-live' });
}

export async function saveTiers(shop: StoryShop, tiers: Tiers): Promise<void> {
  const form = JSON.stringify({ tiers: typedTiers(tiers) });
  await shop.admin.send('/app/loyalty/tiers', { intent: 'save', tiers: form });
}

/** Rules name collections by Shopify's id, stories by title. */
async function collectionIds(shop: StoryShop): Promise<Map<string, string>> {
  const titled = Object.values(shop.story.products).some(({ collections }) => collections.length > 0);
  if (!titled) return new Map();
  const list = z.array(z.object({ id: z.string(), title: z.string() }));
  const collections = await shop.control.get('collections', list);
  return new Map(collections.map(({ id, title }) => [title, id]));
}
