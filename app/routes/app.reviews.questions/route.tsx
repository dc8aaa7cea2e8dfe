import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Button, Card } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import styles from '../app.reviews._index/inbox.module.css';
import { decideQuestion } from './decide.server.ts';
import { QuestionFilters } from './filters.tsx';
import { QuestionList } from './list.tsx';
import { MostAsked } from './most-asked.tsx';
import { readQuestionsAddress } from './query.ts';
import { ReadingPane } from './reading-pane.tsx';
import { questionsAddress, useQuestions } from './use-questions.ts';
import { type QuestionsView, readQuestionsView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviews.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readQuestionsAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  const view = await readQuestionsView(merchant, asked);
  if (view === null) throw new Response(null, { status: 404 });
  return json(view);
}

/** What staff answer and decide. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayDecide);
  const { answer, status } = await decideQuestion(merchant, await readForm(request));
  return json(answer, { status });
}

export default function QuestionsPage() {
  const { reviews } = useTexts();
  const view = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  return (
    <Screen title={reviews.title} width="wide">
      <BlockStack gap="400">
        <ReviewTabs current="questions" pending={view.pending} questions={view.waiting} />
        {view.empty ? (
          <Card>
            <NothingYet on={view.on} />
          </Card>
        ) : (
          <Desk view={view} waiting={state === 'loading' && location.pathname === questionsAddress} />
        )}
      </BlockStack>
    </Screen>
  );
}

function Desk({ view, waiting }: { view: QuestionsView; waiting: boolean }) {
  const { nobody } = useTexts().reviewQuestions;
  const desk = useQuestions(view);
  const reading = view.asked.open ? '' : undefined;
  return (
    <>
      <Card padding="0">
        <div className={styles.beside} data-reading={reading}>
          <QuestionFilters asked={view.asked} product={view.product} />
        </div>
        {view.rows.length === 0 && view.reading === null ? (
          <EmptyState
            picture="search"
            title={nobody.title}
            action={<Button url={questionsAddress}>{nobody.action}</Button>}
          >
            {nobody.text}
          </EmptyState>
        ) : (
          <div className={styles.inbox} data-reading={reading}>
            <QuestionList view={view} desk={desk} waiting={waiting} />
            {view.reading ? <ReadingPane key={view.reading.id} reading={view.reading} desk={desk} /> : null}
          </div>
        )}
      </Card>
      <div className={styles.beside} data-reading={reading}>
        <KeysetPager next={view.next} />
      </div>
      <div className={styles.beside} data-reading={reading}>
        <MostAsked most={view.most} />
      </div>
    </>
  );
}

function NothingYet({ on }: Pick<QuestionsView, 'on'>) {
  const { reviewQuestions } = useTexts();
  const words = on ? reviewQuestions.empty : reviewQuestions.off;
  return (
    <EmptyState
      picture="calm"
      title={words.title}
      action={<Button url="/app/reviews/settings">{words.action}</Button>}
    >
      {words.text}
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
