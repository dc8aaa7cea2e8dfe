import type { Api } from '@shopify/ui-extensions/customer-account.order-index.block.render';
import type { OrderWindow, RunningReturn, RunningReturns } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { orderPage } from '../../shared/places.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';

/**
 * Above the orders: the return that runs, with what happens next, and until when each order can go back. It takes about the same room whatever there is to say,
 * so that the orders below stay where they are.
 */
export function Running({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const [loaded] = useLoaded(() => app.get<RunningReturns>('/api/returns'));
  if (loaded.state === 'loading')
    return (
      <s-section heading={words.say('returns.heading')}>
        <s-stack gap="small-400" accessibilityRole="status" accessibilityLabel={words.say('loading')}>
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
        </s-stack>
      </s-section>
    );
  if (!loaded.done) return null;
  const { live, returns, orders } = loaded.value;
  const [latest, ...more] = returns;
  if (!latest && !live) return null;
  return (
    <s-section heading={words.say('returns.heading')}>
      <s-stack gap="small-400">
        {latest ? <Latest {...{ words }} one={latest} /> : <s-text>{words.say('returns.none')}</s-text>}
        {more.length > 0 && (
          <s-text color="subdued">{words.say('returns.more', { count: more.length })}</s-text>
        )}
        {orders.length > 0 && <Windows words={words} orders={orders} />}
      </s-stack>
    </s-section>
  );
}

/** Closed at first: opened, it may push the orders down. */
function Windows({ words, orders }: { words: Words; orders: readonly OrderWindow[] }) {
  return (
    <s-details>
      <s-summary>{words.say('returns.windows')}</s-summary>
      <s-stack gap="small-400">
        {orders.map(({ order, name, standing, until }) => {
          const text = words.say(`window.${standing}`, { name, date: until ? words.day(until) : '' });
          return until ? (
            <s-link key={order} href={orderPage(order)}>
              {text}
            </s-link>
          ) : (
            <s-text key={order} color="subdued">
              {text}
            </s-text>
          );
        })}
      </s-stack>
    </s-details>
  );
}

function Latest({ words, one }: { words: Words; one: RunningReturn }) {
  const { name, order, state, title, next } = one;
  return (
    <>
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{title}</s-text>
        <s-badge>{words.say(`state.${state}`)}</s-badge>
      </s-stack>
      <s-text>{words.message('next', next)}</s-text>
      <s-link href={orderPage(order)}>{words.say('returns.see', { name })}</s-link>
    </>
  );
}
