import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { decideImport } from './decide.server.ts';
import { OutcomeCard } from './outcome-card.tsx';
import { PreviewCard } from './preview-card.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { type ImportView, readImportView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviewsMoved.title);

/** Whoever brings reviews in, and the file's number. Breaks with a Response. */
async function requireMover(request: Request, id: string | undefined) {
  const merchant = await requireMerchant(request);
  if (!merchant.mayPublish) throw new Response(null, { status: 403 });
  if (id === undefined || !/^\d{1,18}$/.test(id)) throw new Response(null, { status: 404 });
  return { merchant, id: BigInt(id) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { merchant, id } = await requireMover(request, params.id);
  const view = await readImportView(merchant, id);
  if (view === null) throw new Response(null, { status: 404 });
  return json(view);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { merchant, id } = await requireMover(request, params.id);
  const { answer, status } = await decideImport(merchant, id, await readForm(request));
  return json(answer, { status });
}

/** A file that was discarded is gone: there is nothing to load anew. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionResult?.done === 'discard' ? false : defaultShouldRevalidate;
}

export default function ImportPage() {
  const { reviewsMoved: words } = useTexts();
  const view: ImportView = useLoaderData<typeof loader>();
  useRefreshWhile(view.state === 'running' || view.state === 'undoing' || view.waitingMedia !== null);
  const unstarted = view.state === 'looking' || view.state === 'ready';
  return (
    <Screen title={view.name} back={{ to: '/app/reviews/import', label: words.title }}>
      <BlockStack gap="400">
        {view.state === 'looking' ? null : <OutcomeCard view={view} />}
        {unstarted ? <QuestionsCard key={view.form.questions.join()} view={view} /> : null}
        {view.preview.length > 0 ? <PreviewCard rows={view.preview} /> : null}
        {view.problems.length > 0 ? <ProblemsCard view={view} /> : null}
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
