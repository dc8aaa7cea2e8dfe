import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { LiveCard } from '../../ui/live/live-card.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { ReturnsTabs } from '../../ui/returns/returns-tabs.tsx';
import { RuleContextProvider } from '../../ui/rules/editor/rule-context.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { decidePolicy } from './decide.server.ts';
import { DraftCard } from './draft-card.tsx';
import { FeesCard } from './form/fees-card.tsx';
import { FinalSaleCard, NeverCard } from './form/final-sale-card.tsx';
import { JumpList } from './form/jump-list.tsx';
import { LimitsCard } from './form/limits-card.tsx';
import { OutcomesCard } from './form/outcomes-card.tsx';
import { PlaceCard } from './form/place-card.tsx';
import { ProcessCard } from './form/process-card.tsx';
import { ReasonsCard } from './form/reasons-card.tsx';
import { StandardShippingCard } from './form/standard-shipping-card.tsx';
import { WindowCard } from './form/window-card.tsx';
import { PolicyBar } from './policy-bar.tsx';
import { policyDifferences } from './policy-changes.ts';
import { PolicyPreviewCard } from './preview-card.tsx';
import { RulesCard } from './rules/rules-card.tsx';
import { usePolicyNames } from './rules/use-policy-names.ts';
import { type PolicyPageView, readPolicyView } from './view.server.ts';

const address = '/app/returns/policy';
const previewAddress = `${address}/preview`;

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readPolicyView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decidePolicy(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

/** What was refused changes nothing that this page shows. */
export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs) {
  const { actionStatus = 200, defaultShouldRevalidate } = asked;
  return defaultShouldRevalidate && actionStatus < 400;
}

export default function PolicyPage() {
  const texts = useTexts();
  const { returns, policy: words } = texts;
  const view: PolicyPageView = useLoaderData<typeof loader>();
  const editor = useFormEditor<PolicyForm>(view.form, {
    action: address,
    field: 'policy',
    intent: 'save-draft',
    more: { revision: String(view.revision) },
  });
  const preview = useFormPreview(view.preview, editor, {
    action: previewAddress,
  });
  const context = usePolicyNames(view, editor.form.reasons);
  const changes = useMemo(
    () => policyDifferences(view.inForce, editor.form, texts, context.names),
    [view.inForce, editor.form, texts, context.names],
  );
  return (
    <RuleContextProvider value={context}>
      <Screen title={returns.title}>
        <PolicyBar editor={editor} you={view.you} />
        <BlockStack gap="400">
          <ReturnsTabs current="policy" />
          <Layout
            aside={<PolicyPreviewCard preview={preview.view} stale={preview.stale} />}
            main={
              <BlockStack gap="400">
                <LiveCard
                  words={words.live}
                  action={address}
                  liveSince={view.liveSince}
                  unsaved={editor.unsaved}
                  missing={view.missing}
                />
                <DraftCard view={view} changes={changes} unsaved={editor.unsaved} action={address} />
                <JumpList />
                <WindowCard editor={editor} />
                <OutcomesCard editor={editor} currency={view.currency} />
                <FeesCard editor={editor} currency={view.currency} />
                <RulesCard editor={editor} />
                <FinalSaleCard editor={editor} />
                <NeverCard editor={editor} />
                <ProcessCard editor={editor} />
                <PlaceCard editor={editor} />
                <ReasonsCard editor={editor} />
                <LimitsCard editor={editor} />
                <StandardShippingCard editor={editor} />
                <VersionsCard
                  about={words.versions.about}
                  none={words.versions.none}
                  versions={view.versions}
                  action={address}
                />
              </BlockStack>
            }
          />
        </BlockStack>
      </Screen>
    </RuleContextProvider>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
