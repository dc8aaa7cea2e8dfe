import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Figure } from '../../ui/figures/figure.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Box, Button, Card, InlineGrid, Text } from '../../ui/polaris.ts';
import { ReturnsTabs } from '../../ui/returns/returns-tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { MonthsCard } from './months-card.tsx';
import { readFiguresView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readFiguresView(await requireMerchant(request)));
}

export default function ReturnFiguresPage() {
  const { title, figures: words } = useTexts().returns;
  const view = useLoaderData<typeof loader>();
  return (
    <Screen title={title}>
      <BlockStack gap="400">
        <ReturnsTabs current="figures" withdrawals={view.withdrawals} />
        {view.months.length === 0 ? (
          <Card>
            <EmptyState
              picture="trail"
              title={words.empty.title}
              action={<Button url="/app/returns/policy">{words.empty.action}</Button>}
            >
              {words.empty.text}
            </EmptyState>
          </Card>
        ) : (
          <>
            <Box paddingInline={{ xs: '400', sm: '0' }}>
              <Text as="h2" variant="headingMd">
                {words.title}
              </Text>
            </Box>
            <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
              {view.figures.map((figure) => (
                <Figure key={figure.label} {...figure} />
              ))}
            </InlineGrid>
            <MonthsCard months={view.months} />
          </>
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
