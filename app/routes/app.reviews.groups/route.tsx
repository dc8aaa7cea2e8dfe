import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { decideGroup } from './decide.server.ts';
import { GroupsCard } from './groups-card.tsx';
import { type GroupsView, readGroupsView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.reviewGroups.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readGroupsView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { answer, status } = await decideGroup(merchant, await readForm(request));
  return json(answer, { status });
}

/** Which products show their reviews together. */
export default function GroupsPage() {
  const { reviews } = useTexts();
  const view: GroupsView = useLoaderData<typeof loader>();
  return (
    <Screen title={reviews.title}>
      <BlockStack gap="400">
        <ReviewTabs current="groups" pending={view.pending} />
        <GroupsCard view={view} />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
