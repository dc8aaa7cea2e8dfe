import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { UploadRefusal } from '#app/modules/reviews/moving/door.ts';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { Banner, BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { ExportCard } from './export-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { UploadCard } from './upload-card.tsx';
import { type MovingView, readMovingView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviewsMoved.title);

export interface UploadAnswer {
  readonly refused: UploadRefusal | 'bad-input';
}

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readMovingView(await requireMerchant(request)));
}

/** Takes a file, and leads to what is to be known of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId, mayPublish } = await requireMerchant(request);
  if (!mayPublish) throw new Response(null, { status: 403 });
  const file = (await readForm(request)).get('file');
  const refuse = (refused: UploadAnswer['refused']) =>
    json<UploadAnswer>({ refused }, { status: refused === 'too-large' ? 413 : 422 });
  if (!(file instanceof File)) return refuse('bad-input');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const uploaded = await app().reviews.uploadImport(shopId, { name: file.name, bytes }, staffId);
  return 'refused' in uploaded ? refuse(uploaded.refused) : redirect(`/app/reviews/import/${uploaded.id}`);
}

export default function MovingPage() {
  const { reviews, reviewsMoved: words } = useTexts();
  const view: MovingView = useLoaderData<typeof loader>();
  useRefreshWhile(view.underWay);
  return (
    <Screen title={reviews.title}>
      <BlockStack gap="400">
        <ReviewTabs current="moving" pending={view.pending} />
        {view.allowed ? (
          <>
            <UploadCard />
            <HistoryCard files={view.files} />
            <ExportCard />
          </>
        ) : (
          <Banner tone="info">{words.notAllowed}</Banner>
        )}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
