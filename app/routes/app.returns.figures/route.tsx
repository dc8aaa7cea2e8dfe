import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { FiguresOfYear } from '../../ui/figures/figures-of-year.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
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
        <FiguresOfYear
          words={words}
          none={view.months.length === 0}
          start="/app/returns/policy"
          figures={view.figures}
          columns={{ xs: 1, sm: 3 }}
        >
          <MonthsCard months={view.months} />
        </FiguresOfYear>
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
