import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import type { BrandForm } from '#app/modules/messages/templates/brand/brand-form.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { MailPreview } from '../../ui/mail/mail-preview.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Select } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { MessagesTabs, messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { ColourCard, FooterCard, LogoCard } from './brand-cards.tsx';
import { decideLook } from './decide.server.ts';
import { type ShownKind, shownKinds } from './shown-kinds.ts';
import { type LookPageView, type LookPreview, readLookView } from './view.server.ts';

const address = `${messagesAddress}/look`;
const previewAddress = `${address}/preview`;

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readLookView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideLook(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function LookPage() {
  const { look: words, messages, settings } = useTexts();
  const view: LookPageView = useLoaderData<typeof loader>();
  const editor = useFormEditor<BrandForm>(view.form, { action: address, field: 'look' });
  const preview = useFormPreview(view.preview, editor, {
    action: previewAddress,
  });
  return (
    <Screen title={messages.title} back={{ to: '/app/settings', label: settings.title }} width="wide">
      <FormBar id="look-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <MessagesTabs current="look" />
        <Layout
          split="even"
          aside={<PreviewCard preview={preview.view} stale={preview.stale} />}
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <LogoCard editor={editor} />
                <ColourCard editor={editor} />
                <FooterCard editor={editor} />
              </BlockStack>
            </Allowed>
          }
          last={
            <Allowed right="publish" silent>
              <VersionsCard
                about={words.history.about}
                none={words.history.none}
                versions={view.versions}
                action={address}
              />
            </Allowed>
          }
        />
      </BlockStack>
    </Screen>
  );
}

function PreviewCard({ preview, stale }: { preview: LookPreview; stale: boolean }) {
  const { look, messageWords } = useTexts();
  const { preview: words } = look;
  const [kind, setKind] = useState<ShownKind>('review-request');
  return (
    <Section title={words.title} about={stale ? words.invalid : preview[kind].about}>
      <Select
        label={words.kind}
        labelInline
        options={shownKinds.map((value) => ({ value, label: messageWords.kinds[value] }))}
        value={kind}
        onChange={(value) => setKind(shownKinds.find((known) => known === value) ?? 'review-request')}
      />
      <MailPreview mail={preview[kind]} />
    </Section>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
