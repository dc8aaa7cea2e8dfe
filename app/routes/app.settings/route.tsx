import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { z } from 'zod';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { startImport } from '../../merchants/start-import.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { BlockStack, Box, Card, TextField } from '../../ui/polaris.ts';
import { type Texts, useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { HealthSection } from './health-section.tsx';
import { ImportSection } from './import-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ScopesSection } from './scopes-section.tsx';
import { StaffSection } from './staff-section.tsx';
import { readSettingsView } from './view.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('import') }),
  z.object({ intent: z.literal('complete-request'), id: z.string().regex(/^\d{1,18}$/) }),
]);

export const meta = pageTitle((texts) => texts.settings.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readSettingsView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) return json({ errors: { intent: 'bad-input' } }, { status: 422 });
  const id = merchant.shopId;
  const { commerce } = app();
  if (parsed.data.intent === 'import') {
    await startImport(id);
    return json({ ok: true as const, done: 'import' as const });
  }
  const wanted = BigInt(parsed.data.id);
  const requests = await commerce.listPrivacyRequests(id);
  if (!requests.some((known) => known.id === wanted && known.kind === 'data-request')) {
    throw new Response(null, { status: 404 });
  }
  await commerce.completeDataRequest(id, wanted);
  return json({ ok: true as const, done: 'complete-request' as const });
}

const sections = ['import', 'messages', 'staff', 'keys', 'health', 'privacy', 'scopes'] as const;

export default function SettingsPage() {
  const { settings } = useTexts();
  const view = useLoaderData<typeof loader>();
  const [search, setSearch] = useState('');
  useRefreshWhile(view.past.state === 'running');
  const found = sections.filter((section) => matches(settings[section], search));
  const parts = {
    import: (
      <Allowed key="import" right="publish">
        <ImportSection past={view.past} />
      </Allowed>
    ),
    messages: <MessagesSection key="messages" view={view.messages} />,
    staff: <StaffSection key="staff" />,
    keys: <KeysSection key="keys" />,
    health: <HealthSection key="health" healthy={view.healthy} />,
    privacy: (
      <Allowed key="privacy" right="publish">
        <PrivacySection requests={view.requests} />
      </Allowed>
    ),
    scopes: <ScopesSection key="scopes" scopes={view.scopes} limited={view.limited} />,
  };
  return (
    <Screen title={settings.title} width="narrow">
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <TextField
            label={settings.search}
            labelHidden
            placeholder={settings.search}
            type="search"
            value={search}
            onChange={setSearch}
            clearButton
            onClearButtonClick={() => setSearch('')}
            autoComplete="off"
          />
        </Box>
        {found.map((section) => parts[section])}
        {found.length === 0 ? (
          <Card>
            <EmptyState picture="search" title={settings.nothing}>
              {settings.nothingText}
            </EmptyState>
          </Card>
        ) : null}
      </BlockStack>
    </Screen>
  );
}

type SectionTexts = Texts['settings'][(typeof sections)[number]];

/** Every word of the search stands somewhere in the section's title, sentence or further words. */
function matches({ title, about, words }: SectionTexts, search: string): boolean {
  const text = `${title} ${about} ${words}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function ErrorBoundary() {
  return <PageFailure />;
}
