import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { noteDataAccess } from '../../platform/access-log.server.ts';
import { FeedbackBadges } from '../../ui/messages/feedback-badges.tsx';
import { StateBadge } from '../../ui/messages/state-badge.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';
import { AboutCard, LineCard } from './cards.tsx';
import { MailCard } from './mail-card.tsx';
import { UnknownCard } from './unknown-card.tsx';
import { type MessageView, readMessageView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  if (params.id === undefined || !/^[1-9]\d{0,17}$/.test(params.id))
    throw new Response(null, { status: 404 });
  const view = await readMessageView(merchant, BigInt(params.id));
  if (view === null) throw new Response(null, { status: 404 });
  if (view.customerId !== null) {
    const { shopId, staffId } = merchant;
    const customerId = BigInt(view.customerId);
    await noteDataAccess(app().db, { shopId, staffId, customerId, purpose: 'message-page' });
  }
  return json(view);
}

export default function MessagePage() {
  const { one: words } = useTexts().messages;
  const view: MessageView = useLoaderData<typeof loader>();
  return (
    <Screen title={words.title(view.kind, view.id)} back={{ to: logAddress(), label: words.back }}>
      <Layout
        main={
          <BlockStack gap="400">
            <Section
              title={words.outcome}
              aside={
                <InlineStack gap="200" blockAlign="center">
                  <StateBadge state={view.state} later={view.later} />
                  <FeedbackBadges told={view.told} />
                </InlineStack>
              }
            >
              <Text as="p">{view.outcome}</Text>
            </Section>
            {view.state === 'unknown' ? <UnknownCard key={view.id} id={view.id} /> : null}
            <MailCard key={`mail-${view.id}`} view={view} />
          </BlockStack>
        }
        aside={
          <BlockStack gap="400">
            <LineCard steps={view.steps} />
            <AboutCard facts={view.facts} />
          </BlockStack>
        }
      />
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
