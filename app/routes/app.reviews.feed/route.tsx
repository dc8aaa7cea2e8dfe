import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { tokenPurposes } from '#app/modules/reviews/tokens/door.ts';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Banner, BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { FeedCard, TokenCard } from './feed-card.tsx';
import { type FeedView, readFeedView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviewsMoved.feed.title);

export type FeedAnswer =
  | { readonly done: 'make' | 'rotate' | 'revoke' }
  | { readonly refused: 'bad-input' | 'not-allowed' };

const intents = z.object({
  intent: z.enum(['make', 'rotate', 'revoke']),
  purpose: z.enum(tokenPurposes).default('feed'),
});

const neverKept = { headers: { 'Cache-Control': 'no-store' } };

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readFeedView(await requireMerchant(request)), neverKept);
}

/** Makes, replaces or takes away the feed's address, or the secret for reading. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId, mayPublish } = await requireMerchant(request);
  if (!mayPublish) return json<FeedAnswer>({ refused: 'not-allowed' }, { status: 403 });
  const asked = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!asked.success) return json<FeedAnswer>({ refused: 'bad-input' }, { status: 422 });
  const { reviews } = app();
  const { intent, purpose } = asked.data;
  // A page that is behind asks for the first one again: only replacing it ends the one before.
  if (intent === 'revoke') await reviews.revokeToken(shopId, purpose);
  else if (intent === 'rotate' || (await reviews.findToken(shopId, purpose)) === null)
    await reviews.makeToken(shopId, purpose, staffId);
  return json<FeedAnswer>({ done: intent });
}

export default function FeedPage() {
  const { reviews, reviewsMoved } = useTexts();
  const view: FeedView = useLoaderData<typeof loader>();
  return (
    <Screen title={reviews.title}>
      <BlockStack gap="400">
        <ReviewTabs current="feed" pending={view.pending} />
        {view.allowed ? (
          <>
            <FeedCard view={view} />
            <TokenCard purpose="read" token={view.read} words={reviewsMoved.read} />
          </>
        ) : (
          <Banner tone="info">{reviewsMoved.feed.refused['not-allowed']}</Banner>
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
