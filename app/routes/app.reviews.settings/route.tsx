import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
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
import { ReviewTabs } from '../app.reviews/tabs.tsx';
import { dropDraft, keepDraft, keptDraft, tryAddress } from '../app.reviews_.try/draft.ts';
import { AttributesCard } from './attributes/attributes-card.tsx';
import { decideSettings } from './decide.server.ts';
import { IncentiveCard } from './incentive-card.tsx';
import { MirroringCard } from './mirroring-card.tsx';
import { PicturesCard } from './pictures-card.tsx';
import { PlanPreviewCard } from './plan-preview-card.tsx';
import { PublishCard } from './publish-card.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { RequestCard } from './request-card.tsx';
import { RulesCard } from './rules/rules-card.tsx';
import { readSettingsView } from './view.server.ts';
import { WritingCard } from './writing-card.tsx';

const address = '/app/reviews/settings';
const previewAddress = `${address}/preview`;

export const meta = pageTitle((texts) => texts.reviews.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readSettingsView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideSettings(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function ReviewSettingsPage() {
  const { reviews, reviewAsking } = useTexts();
  const { title, settings: words } = reviews;
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<SettingsForm>(view.form, { action: address, field: 'settings' }, keptDraft());
  const names = useRuleNames(view.names, view.years);
  const preview = useFormPreview(view.preview, editor, {
    action: previewAddress,
  });
  return (
    <Screen title={title}>
      <FormBar id="review-settings-bar" editor={editor} saved={words.saved} carriesTo={tryAddress} />
      <BlockStack gap="400">
        <ReviewTabs current="settings" pending={view.pending} />
        <Layout
          aside={<PlanPreviewCard preview={preview.view} stale={preview.stale} />}
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <LiveCard
                  words={words.live}
                  action={address}
                  liveSince={view.liveSince}
                  unsaved={editor.unsaved}
                  missing={view.liveSince === null ? view.missing : []}
                />
                <RequestCard editor={editor} />
                <RuleContextProvider value={names}>
                  <RulesCard editor={editor} />
                </RuleContextProvider>
                <TryLink
                  words={reviewAsking.attempt}
                  address={tryAddress}
                  keep={() => keepDraft(editor.unsaved ? editor.form : null)}
                  drop={dropDraft}
                />
                <WritingCard editor={editor} />
                <AttributesCard editor={editor} />
                <IncentiveCard editor={editor} points={view.points} />
                <PublishCard editor={editor} />
                <QuestionsCard editor={editor} />
                <PicturesCard view={view.pictures} />
                <MirroringCard view={view.mirroring} missing={view.missing} />
                <VersionsCard
                  about={words.versions.about}
                  none={words.versions.none}
                  versions={view.versions}
                  action={address}
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
