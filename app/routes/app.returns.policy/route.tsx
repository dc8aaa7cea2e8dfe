import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useFetcher, useLoaderData } from '@remix-run/react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { requireMerchant } from '../../merchant.server.ts';
import { readForm } from '../../read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { LiveCard } from '../../ui/live/live-card.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Tabs } from '../../ui/page/tabs.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import type { PreviewAnswer } from '../app.returns.policy_.preview.ts';
import { decidePolicy } from './decide.server.ts';
import { FeesCard } from './form/fees-card.tsx';
import { FinalSaleCard } from './form/final-sale-card.tsx';
import { OutcomesCard } from './form/outcomes-card.tsx';
import { ProcessCard } from './form/process-card.tsx';
import { ReasonsCard } from './form/reasons-card.tsx';
import { WindowCard } from './form/window-card.tsx';
import { PolicyPreviewCard } from './preview-card.tsx';
import { readPolicyView } from './view.server.ts';

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

/** Working out a preview changes nothing that this page shows. */
export function shouldRevalidate({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return defaultShouldRevalidate && formAction !== previewAddress;
}

export default function PolicyPage() {
  const { returns, policy: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<PolicyForm>(view.form, { action: address, field: 'policy' });
  const preview = useFormPreview(view.preview, useFetcher<PreviewAnswer>(), editor, {
    action: previewAddress,
  });
  return (
    <Screen title={returns.title}>
      <FormBar id="policy-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <Tabs
          label={returns.sections.label}
          current="policy"
          tabs={[
            { id: 'queue', label: returns.sections.queue, to: '/app/returns' },
            { id: 'policy', label: returns.sections.policy, to: address },
          ]}
        />
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
              <WindowCard editor={editor} />
              <OutcomesCard editor={editor} currency={view.currency} />
              <FeesCard editor={editor} currency={view.currency} />
              <FinalSaleCard editor={editor} known={view.collectionTitles} />
              <ProcessCard editor={editor} />
              <ReasonsCard editor={editor} />
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
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
