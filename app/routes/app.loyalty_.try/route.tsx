import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Card } from '../../ui/polaris.ts';
import { openNumberPrint } from '../../ui/print/number-print.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { useTry } from '../../ui/trying/use-try.ts';
import { keptDraft, tryAddress } from './draft.ts';
import { ResultCards } from './result-cards.tsx';
import { addPage } from './tally.ts';
import { TriedCard } from './tried-card.tsx';
import { triedView } from './tried-view.ts';
import { readTryPage, type TryPageView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.loyaltyTry.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readTryPage(await requireMerchant(request)));
}

export default function TryPage() {
  const texts = useTexts();
  const { loyaltyTry: words } = texts;
  const view: TryPageView = useLoaderData<typeof loader>();
  const draft = keptDraft();
  const form = { ...view.form, ...draft?.form };
  const trying = useTry({ address: `${tryAddress}/step`, form, addPage });
  const { tally, state } = trying;
  const tried = useMemo(
    () => (tally === null ? null : triedView(tally, openNumberPrint(), texts)),
    [tally, texts],
  );
  const from = draft?.of ?? 'programme';
  const nothing = tried !== null && state !== 'running' && tried.months.length === 0;
  return (
    <Screen
      title={words.title}
      back={{ to: from === 'tiers' ? '/app/loyalty/tiers' : '/app/loyalty', label: words.back[from] }}
    >
      <BlockStack gap="400">
        <TriedCard
          trying={trying}
          draft={draft === null ? null : form}
          from={from}
          customers={view.customers}
        />
        {nothing ? (
          <Card>
            <EmptyState picture="calm" title={words.nothing.title}>
              {words.nothing.text}
            </EmptyState>
          </Card>
        ) : tried === null ? null : (
          <ResultCards view={tried} />
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
