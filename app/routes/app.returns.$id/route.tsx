import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { noteDataAccess } from '../../platform/access-log.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { Banner, BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { Actions } from './act/actions.tsx';
import { requireReturnId } from './asked-return.server.ts';
import { Header } from './cards/header.tsx';
import { HoldBanner } from './cards/hold-banner.tsx';
import { LinesCard } from './cards/lines-card.tsx';
import { MoneyCard } from './cards/money-card.tsx';
import { PersonCard } from './cards/person-card.tsx';
import { TalkCard } from './cards/talk-card.tsx';
import { TimelineCard } from './cards/timeline-card.tsx';
import { WhyCard } from './cards/why-card.tsx';
import { decideReturn } from './decide.server.ts';
import { readReturnView } from './view/view.server.ts';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const view = await readReturnView(merchant, requireReturnId(params.id));
  if (view === null) throw new Response(null, { status: 404 });
  if (view.person !== null) {
    const { shopId, staffId } = merchant;
    const customerId = BigInt(view.person.id);
    await noteDataAccess(app().db, { shopId, staffId, customerId, purpose: 'return-page' });
  }
  return json(view);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideReturn(merchant, requireReturnId(params.id), await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function ReturnPage() {
  const { returns: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  useRefreshWhile(view.working);
  return (
    <Screen title={words.one.title(view.name)} back={{ to: '/app/returns', label: words.title }}>
      <BlockStack gap="400">
        <Header view={view} />
        <HoldBanner view={view} />
        {view.declined ? <Banner tone="info">{view.declined}</Banner> : null}
        <Layout
          split="even"
          main={
            <BlockStack gap="400">
              <Actions view={view} />
              <LinesCard view={view} />
              <WhyCard view={view} />
            </BlockStack>
          }
          still
          aside={
            <BlockStack gap="400">
              <MoneyCard view={view} />
              <PersonCard view={view} />
              <TimelineCard view={view} />
            </BlockStack>
          }
          last={<TalkCard view={view} />}
        />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
