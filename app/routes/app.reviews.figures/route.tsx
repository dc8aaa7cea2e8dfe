import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { FiguresOfYear } from '../../ui/figures/figures-of-year.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { ChartsCard } from './charts-card.tsx';
import { AnswersCard, MonthsCard, ProductsCard, WordsCard } from './tables.tsx';
import { readReviewFigures } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviews.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readReviewFigures(await requireMerchant(request)));
}

export default function ReviewFiguresPage() {
  const { reviews, reviewFigures: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  return (
    <Screen title={reviews.title}>
      <BlockStack gap="400">
        <ReviewTabs current="figures" pending={view.pending} />
        <FiguresOfYear
          words={words}
          none={view.months.length === 0}
          start="/app/reviews/settings"
          figures={view.figures}
          columns={{ xs: 1, sm: 3 }}
        >
          <ChartsCard view={view} />
          <ProductsCard products={view.products} />
          <AnswersCard answers={view.answers} />
          <WordsCard words={view.words} />
          <MonthsCard months={view.months} />
        </FiguresOfYear>
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
