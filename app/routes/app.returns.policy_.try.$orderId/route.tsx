import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useFetcher, useLoaderData, useParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { askedOf, type Chosen } from './chosen.ts';
import { triedLines } from './input.ts';
import { LineCard } from './line-card.tsx';
import { OutcomesCard } from './outcomes-card.tsx';
import type { TriedOrder, TriedQuote } from './try-view.ts';
import { readTriedOrder, readTriedQuote, type TryOrderView } from './view.server.ts';

const policyAddress = '/app/returns/policy';
const pauseMs = 200;

export const meta = pageTitle((texts) => texts.policy.tryOne.title);

function orderIn(params: { readonly orderId?: string }): bigint {
  const text = params.orderId ?? '';
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new Response(null, { status: 404 });
  return BigInt(text);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const view = await readTriedOrder(merchant, orderIn(params));
  if (view === null) throw new Response(null, { status: 404 });
  return json(view);
}

const input = z.object({ lines: jsonField });

/** What units of the order would get. Stores nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const orderId = orderIn(params);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  const tried = fields.success ? triedLines(fields.data.lines) : null;
  if (tried === null) throw new Response(null, { status: 422 });
  const quote = await readTriedQuote(merchant, orderId, tried);
  if (quote === null) throw new Response(null, { status: 404 });
  return json(quote);
}

/** Trying changes nothing that this page shows. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return defaultShouldRevalidate && formMethod !== 'POST';
}

export default function TryOrderPage() {
  const { tryOne: words } = useTexts().policy;
  const view: TryOrderView = useLoaderData<typeof loader>();
  const { orderId = '' } = useParams();
  const { of, order } = view;
  return (
    <Screen
      title={order === null ? words.title : words.order(order.name)}
      back={{ to: `${policyAddress}/try`, label: words.title }}
    >
      {order === null ? (
        <Banner tone="warning" action={{ content: words.toPolicy, url: policyAddress }}>
          {words.wrongForm}
        </Banner>
      ) : (
        <Trial key={orderId} order={order} title={words.orderTitle[of](order.name)} orderId={orderId} />
      )}
    </Screen>
  );
}

function Trial({ order, title, orderId }: { order: TriedOrder; title: string; orderId: string }) {
  const { tryOne: words } = useTexts().policy;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const { data, state, submit } = useFetcher<TriedQuote>();
  const asked = askedOf(order.lines, chosen);
  useEffect(() => {
    if (asked === null) return;
    const action = `${policyAddress}/try/${orderId}`;
    const timer = setTimeout(() => submit({ lines: asked }, { method: 'post', action }), pauseMs);
    return () => clearTimeout(timer);
  }, [asked, submit, orderId]);
  return (
    <Layout
      aside={<OutcomesCard quote={asked === null ? null : (data ?? null)} working={state !== 'idle'} />}
      main={
        <Section title={title} about={words.what}>
          <BlockStack gap="300">
            {order.lines.map((line) => (
              <LineCard
                key={line.id}
                line={line}
                reasons={order.reasons}
                chosen={chosen.get(line.id)}
                onChange={(next) => setChosen((known) => new Map([...known, [line.id, next]]))}
              />
            ))}
          </BlockStack>
        </Section>
      }
    />
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
