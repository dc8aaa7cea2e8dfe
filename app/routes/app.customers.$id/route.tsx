import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { noteDataAccess } from '../../platform/access-log.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { readActivity } from './activity/activity.server.ts';
import { Activity } from './activity/activity.tsx';
import { isFactGroup } from './activity/fact-in-words.ts';
import { AdjustButton } from './adjusting/adjust-button.tsx';
import { decideAdjusting } from './adjusting/decide.server.ts';
import { useAdjusting } from './adjusting/use-adjusting.ts';
import { readAdjusting } from './adjusting/view.server.ts';
import { readAreas } from './areas.server.ts';
import { requireCustomerId } from './asked-customer.server.ts';
import { CustomerHeader } from './customer-header.tsx';
import { DataCard } from './data-card.tsx';
import { DetailsCard } from './details-card.tsx';
import { readMessages } from './messages.server.ts';
import { MessagesCard } from './messages-card.tsx';
import { PointsCard } from './points-card.tsx';
import { ReturnsCard } from './returns-card.tsx';
import { ReviewsCard } from './reviews-card.tsx';
import { readStatement } from './statement/statement.server.ts';
import { Statement } from './statement/statement.tsx';
import { CustomerTabs } from './tabs.tsx';
import { TierCard } from './tier/tier-card.tsx';
import { readTier } from './tier/view.server.ts';
import { readProfile } from './view.server.ts';

export const meta = pageTitle((texts) => texts.customer.title);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const found = await readProfile(merchant, customerId);
  if (found === null) throw new Response(null, { status: 404 });
  const { customer, profile } = found;
  if (customer.mergedIntoId !== null) throw redirect(`/app/customers/${customer.mergedIntoId}`);

  const id = merchant.shopId;
  const { searchParams } = new URL(request.url);
  const show = searchParams.get('show');
  const group = isFactGroup(show) ? show : null;
  const asked = { shopId: id, customerId, zone: merchant.shop.timezone, now: merchant.now };
  const [account, activity, areas, messages, tier] = await Promise.all([
    readStatement({ merchant, customerId, before: null }),
    readActivity({ ...asked, group, before: null }),
    readAreas(merchant, customerId),
    readMessages(merchant, customer),
    readTier(merchant, customerId, profile.standing === 'known'),
    noteDataAccess(app().db, { shopId: id, staffId: merchant.staffId, customerId, purpose: 'customer-page' }),
  ]);
  const tab = searchParams.get('tab') === 'statement' ? ('statement' as const) : ('activity' as const);
  const { points, statement, balance } = account;
  const hand = profile.standing === 'known' ? await readAdjusting(merchant, balance) : null;
  return json({ profile, points, statement, hand, tier, ...areas, messages, activity, group, tab });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const customer = await app().commerce.findCustomer(merchant.shopId, customerId);
  if (customer === null || customer.mergedIntoId !== null) throw new Response(null, { status: 404 });
  const { answer, status } = await decideAdjusting(merchant, customerId, await readForm(request));
  return json(answer, { status });
}

export default function CustomerPage() {
  const { shared } = useTexts();
  const { profile, points, statement, hand, tier, returns, reviews, messages, activity, group, tab } =
    useLoaderData<typeof loader>();
  const adjusting = useAdjusting(profile.id, hand);
  return (
    <Screen title={profile.name} back={{ to: '/app/customers', label: shared.areas.customers }}>
      <BlockStack gap="400">
        <CustomerHeader profile={profile} tier={tier?.standing?.name ?? null} />
        <Layout
          first={
            <BlockStack gap="400">
              <ReturnsCard returns={returns} />
              <PointsCard
                points={points}
                action={hand === null ? null : <AdjustButton view={hand} adjusting={adjusting} />}
              />
              {tier === null ? null : <TierCard tier={tier} customerId={profile.id} />}
              <ReviewsCard reviews={reviews} />
            </BlockStack>
          }
          main={
            <BlockStack gap="400">
              <CustomerTabs tab={tab} />
              {tab === 'statement' ? (
                <Statement first={statement} profile={profile} adjusting={adjusting} />
              ) : (
                <Activity key={group} first={activity} group={group} customerId={profile.id} />
              )}
            </BlockStack>
          }
          aside={
            <BlockStack gap="400">
              <MessagesCard messages={messages} marketing={profile.marketing} />
              <DetailsCard profile={profile} />
              <DataCard profile={profile} />
            </BlockStack>
          }
        />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
