import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { Allowed, useMay } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { DeliveriesSection } from './deliveries-section.tsx';
import { FailedSection } from './failed-section.tsx';
import { dismissOne, retryAll, retryOne } from './failed-work.server.ts';
import { ReconciliationSection } from './reconciliation-section.tsx';
import { StateSection } from './state-section.tsx';
import { readHealthView } from './view.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('reconcile') }),
  z.object({ intent: z.literal('retry-job'), id: z.string().max(40) }),
  z.object({ intent: z.literal('dismiss'), id: z.string().max(40) }),
  z.object({ intent: z.literal('retry-all') }),
]);

type Intent = z.infer<typeof intents>['intent'];

export const meta = pageTitle((texts) => texts.health.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readHealthView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayDecide);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) return json({ errors: { intent: 'bad-input' } }, { status: 422 });
  const id = merchant.shopId;
  const { intent } = parsed.data;
  if (intent === 'reconcile') {
    const payload = { shopId: id.toString(), kind: 'manual' };
    await app().enqueue({ task: 'reconcile', payload, key: `reconcile:${id}:manual` });
  } else if (intent === 'retry-all') await retryAll(id);
  else if (!(await (intent === 'dismiss' ? dismissOne : retryOne)(id, parsed.data.id)))
    throw new Response(null, { status: 404 });
  return json({ ok: true as const, done: intent });
}

export default function HealthPage() {
  const { health: words, shared } = useTexts();
  const view = useLoaderData<typeof loader>();
  const may = useMay('decide');
  const { data, formData, submit } = useFetcher<{ done?: Intent }>();
  useToast(data, (answer) => (answer.done ? words.done[answer.done] : null));
  const post = (fields: Record<string, string>) => submit(fields, { method: 'post', action: '/app/health' });
  const busyWith = formData ? String(formData.get('id') ?? formData.get('intent')) : null;
  return (
    <Screen
      title={words.title}
      back={{ to: '/app/settings', label: shared.areas.settings }}
      actions={
        may ? (
          <button type="button" {...{ variant: 'primary' }} onClick={() => post({ intent: 'reconcile' })}>
            {words.reconcileNow}
          </button>
        ) : null
      }
    >
      <BlockStack gap="400">
        <StateSection worker={view.worker} queue={view.queue} />
        <Allowed right="decide">
          <FailedSection
            failed={view.failed}
            busyWith={busyWith}
            onRetry={(id) => post({ intent: 'retry-job', id })}
            onDismiss={(id) => post({ intent: 'dismiss', id })}
            onRetryAll={() => post({ intent: 'retry-all' })}
          />
        </Allowed>
        <DeliveriesSection facts={view.deliveries} lag={view.lag} />
        <ReconciliationSection facts={view.reconciliation} />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
