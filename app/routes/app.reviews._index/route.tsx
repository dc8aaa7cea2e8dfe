import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { useMemo } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { useSelection } from '../../ui/lists/use-selection.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Button, Card } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { InboxFilters } from './filters.tsx';
import styles from './inbox.module.css';
import { InboxList } from './list.tsx';
import { readInboxAddress } from './query.ts';
import { ReadingPane } from './reading/reading-pane.tsx';
import { Transparency } from './transparency.tsx';
import { useInbox } from './use-inbox.ts';
import { type InboxView, readInboxView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviews.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readInboxAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  const view = await readInboxView(merchant, asked);
  if (view === null) throw new Response(null, { status: 404 });
  return json(view);
}

export default function ReviewsPage() {
  const { reviews: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const keys = useMemo(() => view.rows.map((row) => row.id), [view.rows]);
  const selection = useSelection(keys);
  const inbox = useInbox(view, selection.toggle);
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === '/app/reviews';
  return (
    <Screen title={words.title} width="wide">
      <BlockStack gap="400">
        <ReviewTabs current="inbox" pending={view.pending} />
        {view.empty ? (
          <Card>
            <NothingYet live={view.live} />
          </Card>
        ) : (
          <>
            <Card padding="0">
              <div className={styles.beside} data-reading={view.asked.open ? '' : undefined}>
                <InboxFilters asked={view.asked} product={view.product} customer={view.customer} />
              </div>
              {view.rows.length === 0 && view.reading === null ? (
                <EmptyState
                  picture="search"
                  title={words.nobody.title}
                  action={<Button url="/app/reviews">{words.nobody.action}</Button>}
                >
                  {words.nobody.text}
                </EmptyState>
              ) : (
                <div className={styles.inbox} data-reading={view.asked.open ? '' : undefined}>
                  <InboxList {...{ view, inbox, selection, waiting }} />
                  {view.reading ? (
                    <ReadingPane key={view.reading.id} reading={view.reading} inbox={inbox} />
                  ) : null}
                </div>
              )}
            </Card>
            <div className={styles.beside} data-reading={view.asked.open ? '' : undefined}>
              <KeysetPager next={view.next} />
            </div>
          </>
        )}
        {view.empty ? null : (
          <div className={styles.beside} data-reading={view.asked.open ? '' : undefined}>
            <Transparency view={view.transparency} />
          </div>
        )}
      </BlockStack>
    </Screen>
  );
}

function NothingYet({ live }: Pick<InboxView, 'live'>) {
  const { reviews } = useTexts();
  const words = live ? reviews.empty : reviews.off;
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
