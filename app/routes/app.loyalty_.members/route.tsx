import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Button, Card } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { LoyaltyTabs } from '../app.loyalty/tabs.tsx';
import { decideMembers } from './decide.server.ts';
import { MembersList } from './list-card.tsx';
import { readMembersAddress } from './query.ts';
import { RunsCard } from './runs-card.tsx';
import { readMembersView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.loyalty.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readMembersAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  return json(await readMembersView(merchant, asked));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { answer, status } = await decideMembers(merchant, await readForm(request));
  return json(answer, { status });
}

export default function MembersPage() {
  const { loyalty, members: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Screen title={loyalty.title} width="wide">
      <BlockStack gap="400">
        <LoyaltyTabs current="members" />
        {view.empty ? (
          <Card>
            <EmptyState
              picture="people"
              title={words.empty.title}
              action={<Button url="/app/loyalty">{words.empty.action}</Button>}
            >
              {words.empty.text}
            </EmptyState>
          </Card>
        ) : (
          <MembersList view={view} search={search.toString()} />
        )}
        <KeysetPager next={view.next} />
        <RunsCard runs={view.runs} />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
