import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { FiguresOfYear } from '../../ui/figures/figures-of-year.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
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
        <FiguresOfYear
          words={words}
          none={view.months.length === 0}
          start="/app/loyalty"
          counted={view.counted}
          figures={view.figures}
          columns={{ xs: 1, sm: 2, md: 3 }}
        >
          <ChartsCard view={view} />
          <MonthsCard months={view.months} />
          {view.tiers === null ? null : <TiersCard tiers={view.tiers} />}
        </FiguresOfYear>
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
