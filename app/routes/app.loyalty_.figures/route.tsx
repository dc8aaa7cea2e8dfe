import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Figure } from '../../ui/figures/figure.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Box, Button, Card, InlineGrid, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { LoyaltyTabs } from '../app.loyalty/tabs.tsx';
import type { AnalyticsView } from './analytics-view.ts';
import { ChartsCard } from './charts-card.tsx';
import { MonthsCard } from './months-card.tsx';
import { TiersCard } from './tiers-card.tsx';
import { readAnalyticsView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.loyalty.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readAnalyticsView(await requireMerchant(request)));
}

export default function LoyaltyFiguresPage() {
  const { loyalty, loyaltyFigures: words } = useTexts();
  const view: AnalyticsView = useLoaderData<typeof loader>();
  return (
    <Screen title={loyalty.title}>
      <BlockStack gap="400">
        <LoyaltyTabs current="figures" />
        {view.months.length === 0 ? (
          <Card>
            <EmptyState
              picture="trail"
              title={words.empty.title}
              action={<Button url="/app/loyalty">{words.empty.action}</Button>}
            >
              {words.empty.text}
            </EmptyState>
          </Card>
        ) : (
          <>
            <Box paddingInline={{ xs: '400', sm: '0' }}>
              <BlockStack gap="050">
                <Text as="h2" variant="headingMd">
                  {words.title}
                </Text>
                {view.counted === null ? null : (
                  <Text as="p" variant="bodySm" tone="subdued">
                    {view.counted}
                  </Text>
                )}
              </BlockStack>
            </Box>
            <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="400">
              {view.figures.map((figure) => (
                <Figure key={figure.label} {...figure} />
              ))}
            </InlineGrid>
            <ChartsCard view={view} />
            <MonthsCard months={view.months} />
            {view.tiers === null ? null : <TiersCard tiers={view.tiers} />}
          </>
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
