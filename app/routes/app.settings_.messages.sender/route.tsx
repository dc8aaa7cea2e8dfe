import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { SenderForm } from '#app/modules/messages/sender/sender-form.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { MessagesTabs, messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { decideSender } from './decide.server.ts';
import { FlowCard, KlaviyoCard } from './elsewhere-cards.tsx';
import { FromCard } from './from-card.tsx';
import { RecordsCard } from './records-card.tsx';
import { readSenderView, type SenderPageView } from './view.server.ts';

const address = `${messagesAddress}/sender`;

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readSenderView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const { answer, status } = await decideSender(merchant, await readForm(request));
  return json(answer, { status });
}

export default function SenderPage() {
  const { messages, sender: words, settings } = useTexts();
  const view: SenderPageView = useLoaderData<typeof loader>();
  const editor = useFormEditor<Required<SenderForm>>(view.form, { action: address, field: 'sender' });
  const { fromAddress } = view.form;
  const anotherAddress = editor.form.fromAddress.trim().toLowerCase() !== fromAddress;
  return (
    <Screen title={messages.title} back={{ to: '/app/settings', label: settings.title }}>
      <FormBar id="sender-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <MessagesTabs current="sender" />
        <Layout
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <FromCard editor={editor} now={view.now} />
                <RecordsCard
                  records={view.records}
                  checked={view.checked}
                  unsaved={anotherAddress}
                  action={address}
                />
              </BlockStack>
            </Allowed>
          }
          aside={
            <BlockStack gap="400">
              <Section title={words.way.title}>
                {view.way.missing ? (
                  <Banner tone="warning">{view.way.text}</Banner>
                ) : (
                  <Text as="p" breakWord>
                    {view.way.text}
                  </Text>
                )}
              </Section>
              <KlaviyoCard editor={editor} connected={view.klaviyoConnected} />
              <FlowCard overview={messagesAddress} />
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
