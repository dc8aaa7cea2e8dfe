import type { Api } from '@shopify/ui-extensions/customer-account.order.page.render';
import { useState } from 'preact/hooks';
import type { ReturnsView, ReturnView } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { BoughtUnder } from '../../shared/bought-under.tsx';
import type { Once } from '../../shared/intention.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';
import { KeptLine } from './line-picker.tsx';
import { PastReturn } from './past-return.tsx';
import { ReturnForm } from './return-form.tsx';

interface Props {
  page: Api;
  app: AppClient;
  once: Once<ReturnView>;
}

/** Everything about sending things of one order back: what may go back, what one gets, and what became of it. */
export function ReturnFlow({ page, app, once }: Props) {
  const words = speak(page.i18n);
  const order = page.order.value;
  const [loaded, again] = useLoaded(() =>
    app.get<ReturnsView>(`/api/returns?order=${encodeURIComponent(order?.id ?? '')}`),
  );
  const [sent, setSent] = useState<ReturnView | null>(null);
  /** Asked for on this page: it stands where its button was pressed, so that the eye finds it and nothing moves down. */
  const [asked, setAsked] = useState<string | null>(null);

  if (loaded.state === 'loading')
    return (
      <s-page heading={words.say('heading')}>
        <s-section accessibilityLabel={words.say('loading')}>
          <s-skeleton-paragraph />
          <s-skeleton-paragraph />
          <s-skeleton-paragraph />
        </s-section>
      </s-page>
    );
  if (!loaded.done)
    return (
      <s-page heading={words.say('heading')}>
        <s-section>
          <s-stack gap="base">
            <s-paragraph>{words.refusal(loaded.why, loaded.values)}</s-paragraph>
            {loaded.why === 'unreachable' && (
              <s-button onClick={() => void again()}>{words.say('try-again')}</s-button>
            )}
          </s-stack>
        </s-section>
      </s-page>
    );
  const view = loaded.value;
  const refresh = async (changed: ReturnView) => {
    setSent(changed);
    await again();
  };
  const past = (one: ReturnView) => (
    <PastReturn
      key={one.id}
      {...{ words, app, once }}
      view={one}
      isNew={one.id === sent?.id}
      onChange={refresh}
    />
  );
  return (
    <s-page heading={words.say('heading')} subheading={words.say('of-order', { order: view.order.name })}>
      {view.returns.filter(({ id }) => id !== asked).map(past)}
      <ReturnForm
        {...{ words, app, once, view }}
        onRequested={async (made) => {
          setAsked(made.id);
          await refresh(made);
        }}
      />
      {view.returns.filter(({ id }) => id === asked).map(past)}
      <Kept words={words} view={view} />
      <s-section>
        <BoughtUnder {...{ words, view }} storefront={page.shop.storefrontUrl ?? null} />
      </s-section>
    </s-page>
  );
}

/** Lines of which nothing can go back, each with its reason and what can be done instead. */
function Kept({ words, view }: { words: Words; view: ReturnsView }) {
  const lines = view.lines.filter(({ quantity }) => quantity === 0);
  if (lines.length === 0) return null;
  return (
    <s-section heading={words.say('lines.kept')}>
      <s-stack gap="base">
        {lines.length === view.lines.length && (
          <s-paragraph color="subdued">{words.say('outcomes.nothing')}</s-paragraph>
        )}
        {lines.map((line) => (
          <KeptLine key={line.id} {...{ words, line }} reasons={view.reasons} />
        ))}
      </s-stack>
    </s-section>
  );
}
