import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import type { MessageSettingsForm } from '#app/modules/messages/settings/forms.ts';
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
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { MessagesTabs, messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { ConsentCard } from './consent-card.tsx';
import { decideRules } from './decide.server.ts';
import { CountCard, LimitsCard, QuietCard } from './limits-card.tsx';
import { PriorityCard } from './priority-card.tsx';
import styles from './rules.module.css';
import { rulesInSentences } from './rules-in-words.ts';
import { type RulesView, readRulesView } from './view.server.ts';

const address = `${messagesAddress}/rules`;

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readRulesView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideRules(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function RulesPage() {
  const { messages, settings } = useTexts();
  const { rules: words } = messages;
  const view: RulesView = useLoaderData<typeof loader>();
  const editor = useFormEditor<MessageSettingsForm>(view.form, { action: address, field: 'settings' });
  return (
    <Screen title={messages.title} back={{ to: '/app/settings', label: settings.title }}>
      <FormBar id="rules-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <MessagesTabs current="rules" />
        <Layout
          aside={<Meaning form={editor.form} view={view} />}
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <LimitsCard editor={editor} />
                <QuietCard editor={editor} />
                <PriorityCard editor={editor} />
                <ConsentCard editor={editor} view={view} />
                <CountCard editor={editor} />
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

/** The rules as they stand on the page, in sentences. */
function Meaning({ form, view }: { form: MessageSettingsForm; view: Pick<RulesView, 'countries'> }) {
  const texts = useTexts();
  const { rules: words } = texts.messages;
  const names = useMemo(
    () => new Map(view.countries.map(({ code, name }) => [code, name])),
    [view.countries],
  );
  return (
    <Section title={words.meaning} about={words.meaningAbout}>
      <ul className={styles.sentences}>
        {rulesInSentences(form, names, texts).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
