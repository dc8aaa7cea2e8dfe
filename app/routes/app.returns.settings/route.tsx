import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReturnSettingsForm } from '#app/modules/returns/settings/forms.ts';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack, Button, InlineStack } from '../../ui/polaris.ts';
import { ReturnsTabs } from '../../ui/returns/returns-tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { ClockCard } from './clock-card.tsx';
import { decideSettings } from './decide.server.ts';
import { ExpiryCard } from './expiry-card.tsx';
import { readSettingsView } from './view.server.ts';

const address = '/app/returns/settings';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readSettingsView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { answer, status } = await decideSettings(merchant, await readForm(request));
  return json(answer, { status });
}

export default function ReturnSettingsPage() {
  const { title, work: words } = useTexts().returns;
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<ReturnSettingsForm>(view.form, { action: address, field: 'settings' });
  return (
    <Screen title={title}>
      <FormBar id="return-settings-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <ReturnsTabs current="settings" withdrawals={view.withdrawals} />
        {view.mayChange ? null : <Banner tone="info">{words.notYours}</Banner>}
        <ClockCard editor={editor} disabled={!view.mayChange} />
        <ExpiryCard editor={editor} disabled={!view.mayChange} zone={view.zone} now={view.now} />
        <Section title={words.staff.title} about={words.staff.about}>
          <InlineStack>
            <Button url="/app/settings/staff">{words.staff.open}</Button>
          </InlineStack>
        </Section>
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
