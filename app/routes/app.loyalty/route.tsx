import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { LiveCard } from '../../ui/live/live-card.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { RuleContextProvider } from '../../ui/rules/editor/rule-context.ts';
import { useRuleNames } from '../../ui/rules/editor/use-rule-names.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { TryLink } from '../../ui/trying/try-link.tsx';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { dropProgramme, keepDraft, programmeDraft, tryAddress } from '../app.loyalty_.try/draft.ts';
import { CatchUpCard } from './catch-up-card.tsx';
import { decideLoyalty } from './decide.server.ts';
import { PreviewCard } from './preview-card.tsx';
import { CampaignsCard } from './program/campaigns-card.tsx';
import { EarningCard } from './program/earning-card.tsx';
import { EventsCard } from './program/events-card.tsx';
import { ExpiryCard } from './program/expiry-card.tsx';
import { ProgramBar } from './program/program-bar.tsx';
import { RulesCard } from './program/rules-card.tsx';
import { useProgramEditor } from './program/use-program-editor.ts';
import { WaysCard } from './program/ways-card.tsx';
import { LoyaltyTabs } from './tabs.tsx';
import { UnsentNote } from './unsent-note.tsx';
import { useLeaving } from './use-leaving.tsx';
import { readLoyaltyView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.loyalty.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readLoyaltyView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const answer = await decideLoyalty(merchant, await readForm(request));
  if (answer === null) throw new Response(null, { status: 404 });
  return json(answer, { status: 'errors' in answer ? 422 : 200 });
}

export default function LoyaltyPage() {
  const { loyalty, loyaltyTry } = useTexts();
  const view = useLoaderData<typeof loader>();
  const editor = useProgramEditor(view.form, programmeDraft());
  const known = useMemo(
    () => ({
      ...{ currency: view.currency, countries: view.countries, blank: '…' },
      ...{ collections: view.collectionTitles, products: view.productTitles, reasons: {}, locations: {} },
    }),
    [view],
  );
  const names = useRuleNames(known, view.years);
  const leaving = useLeaving();
  const [basket, setBasket] = useState(view.basket);
  const preview = useFormPreview(view.preview, editor, {
    action: '/app/loyalty/preview',
    tried: { fields: { basket }, changed: basket !== view.basket },
  });
  return (
    <Screen title={loyalty.title}>
      <ProgramBar editor={editor} />
      <BlockStack gap="400">
        <LoyaltyTabs current="programme" />
        <Layout
          aside={
            <BlockStack gap="400">
              <PreviewCard preview={preview} basket={basket} onBasket={setBasket} currency={view.currency} />
              <TryLink
                words={loyaltyTry}
                address={tryAddress}
                keep={() => keepDraft(editor.unsaved ? { of: 'programme', form: editor.form } : null)}
                drop={dropProgramme}
              />
            </BlockStack>
          }
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <LiveCard
                  words={loyalty.live}
                  action="/app/loyalty"
                  liveSince={view.liveSince}
                  unsaved={editor.unsaved}
                  leaving={leaving}
                >
                  {view.unsent.area ? <UnsentNote of="area" /> : null}
                </LiveCard>
                <EarningCard editor={editor} maths={preview.view.maths} currency={view.currency} />
                <RulesCard editor={editor} known={view.collectionTitles} />
                <RuleContextProvider value={names}>
                  <CampaignsCard editor={editor} told={preview.view.campaigns} />
                </RuleContextProvider>
                <WaysCard editor={editor} costs={preview.view.ways} />
                <EventsCard
                  editor={editor}
                  costs={preview.view.events}
                  saved={view.form.events.map(({ id }) => id)}
                  address={view.eventsAddress}
                />
                <ExpiryCard editor={editor} maths={preview.view.maths.expiry} unsent={view.unsent.expiring} />
                {view.liveSince !== null ? (
                  <CatchUpCard progress={view.catchUp} limited={view.limited} />
                ) : null}
                <VersionsCard
                  about={loyalty.versions.about}
                  none={loyalty.versions.none(view.preview.rule)}
                  versions={view.versions}
                  action="/app/loyalty"
                />
              </BlockStack>
            </Allowed>
          }
        />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
