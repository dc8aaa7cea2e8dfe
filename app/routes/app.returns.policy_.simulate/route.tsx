import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { mostDays } from '#app/modules/returns/simulating/most-days.ts';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack, Button, Card, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { daysIn } from './address.ts';
import { ChangesCard } from './changes-card.tsx';
import styles from './simulate.module.css';
import { TotalsCard } from './totals-card.tsx';
import { readSimulation, type SimulatePageView } from './view.server.ts';

const policyAddress = '/app/returns/policy';
const address = `${policyAddress}/simulate`;

export const meta = pageTitle((texts) => texts.policy.simulator.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  return json(await readSimulation(merchant, daysIn(new URL(request.url).searchParams)));
}

export default function SimulatePage() {
  const { simulator: words } = useTexts().policy;
  const view: SimulatePageView = useLoaderData<typeof loader>();
  const { simulation } = view;
  return (
    <Screen title={words.title} back={{ to: policyAddress, label: words.back }}>
      <BlockStack gap="400">
        <Asked view={view} />
        {simulation === null ? (
          <Banner tone="warning" action={{ content: words.toPolicy, url: policyAddress }}>
            {words.wrongForm}
          </Banner>
        ) : simulation.any ? (
          <>
            <TotalsCard view={simulation} />
            <ChangesCard key={`${view.days}`} view={simulation} />
          </>
        ) : (
          <Card>
            <EmptyState
              picture="calm"
              title={words.nothing.title}
              action={<Button url={`${policyAddress}/try`}>{words.tryOne}</Button>}
            >
              {words.nothing.text}
            </EmptyState>
          </Card>
        )}
      </BlockStack>
    </Screen>
  );
}

/** What is tried, and over how many days. */
function Asked({ view }: { view: SimulatePageView }) {
  const { simulator: words } = useTexts().policy;
  const [typed, setTyped] = useState(String(view.days));
  const navigate = useNavigate();
  const { state, location } = useNavigation();
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const fits = number >= 1 && number <= mostDays;
  const busy = state === 'loading' && location.pathname === address;
  return (
    <Section title={words.tried} about={words.about[view.of]}>
      <Text as="p">{words.assuming}</Text>
      <form
        className={styles.asked}
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) navigate(`${address}?days=${number}`, { replace: true });
        }}
      >
        <div className={styles.days}>
          <TextField
            label={words.days}
            value={typed}
            onChange={setTyped}
            error={fits ? undefined : words.daysWrong(mostDays)}
            suffix={words.daysSuffix}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <Button submit variant="primary" loading={busy} disabled={!fits}>
          {words.run}
        </Button>
      </form>
    </Section>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
