import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { startImport } from '../../merchants/start-import.server.ts';
import { mayDecide, mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { Figure } from '../../ui/figures/figure.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { BlockStack, InlineGrid } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { SetupGuide } from './setup-guide.tsx';
import { readTodayView } from './view.server.ts';
import { WaitingList } from './waiting-list.tsx';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hide-guide') }),
  z.object({ intent: z.literal('import') }),
  z.object({
    intent: z.literal('late-seen'),
    redemption: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt),
  }),
]);

export const meta = pageTitle((texts) => texts.today.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readTodayView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) return json({ errors: { intent: 'bad-input' } }, { status: 422 });
  const { shopId: id, now } = merchant;
  const { data } = parsed;
  const may = data.intent === 'late-seen' ? mayDecide : mayPublish;
  if (!may(merchant)) throw new Response(null, { status: 403 });
  if (data.intent === 'hide-guide') await app().commerce.hideOnboarding(id);
  else if (data.intent === 'import') await startImport(id);
  else if (!(await app().loyalty.dismissLate(id, data.redemption, now)))
    throw new Response(null, { status: 404 });
  return json({ ok: true, done: data.intent });
}

export default function TodayPage() {
  const { today } = useTexts();
  const { setup, waiting, figures } = useLoaderData<typeof loader>();
  useRefreshWhile(setup?.past.state === 'running');
  return (
    <Screen title={today.title}>
      <BlockStack gap="400">
        {setup ? <SetupGuide setup={setup} /> : null}
        {setup && waiting.length === 0 ? null : <WaitingList items={waiting} />}
        <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="400">
          {figures.map((figure) => (
            <Figure key={figure.label} {...figure} />
          ))}
        </InlineGrid>
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
