import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Card } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { useTry } from '../../ui/trying/use-try.ts';
import { app } from '../../wiring.server.ts';
import { keptDraft, tryAddress } from './draft.ts';
import { ResultCards } from './result-cards.tsx';
import { addPage } from './tally.ts';
import { TriedCard } from './tried-card.tsx';
import { triedView } from './tried-view.ts';

export const meta = pageTitle((texts) => texts.reviewAsking.attempt.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { form } = await app().reviews.getSettings(shopId);
  return json({ form });
}

export default function TryPage() {
  const texts = useTexts();
  const { attempt: words } = texts.reviewAsking;
  const { form } = useLoaderData<typeof loader>();
  const draft = keptDraft();
  const trying = useTry({ address: `${tryAddress}/step`, form: draft ?? form, addPage });
  const { tally, state } = trying;
  const view = useMemo(() => (tally === null ? null : triedView(tally, texts)), [tally, texts]);
  const nothing = tally !== null && state !== 'running' && tally.looked === 0;
  return (
    <Screen title={words.title} back={{ to: '/app/reviews/settings', label: words.back }}>
      <BlockStack gap="400">
        <TriedCard trying={trying} draft={draft !== null} />
        {nothing ? (
          <Card>
            <EmptyState picture="calm" title={words.nothing.title}>
              {words.nothing.text}
            </EmptyState>
          </Card>
        ) : view === null || tally === null ? null : (
          <ResultCards view={view} samples={tally.samples} />
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
