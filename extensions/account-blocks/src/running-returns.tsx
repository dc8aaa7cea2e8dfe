import type { Api } from '@shopify/ui-extensions/customer-account.order-index.block.render';
import type { RunningReturns } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { orderPage } from '../../shared/places.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak } from '../../shared/words.ts';

/** Above the orders: the returns that run, each with what happens next. Nothing where none runs, or none is known. */
export function Running({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const [loaded] = useLoaded(() => app.get<RunningReturns>('/api/returns'));
  if (loaded.state === 'loading' || !loaded.done || loaded.value.returns.length === 0) return null;
  return (
    <s-section heading={words.say('returns.heading')}>
      <s-stack gap="base">
        {loaded.value.returns.map(({ id, name, order, orderName, state, title, next }) => (
          <s-stack key={id} gap="small-400">
            <s-stack direction="inline" gap="small-200" alignItems="center">
              <s-text type="strong">{title}</s-text>
              <s-badge>{words.say(`state.${state}`)}</s-badge>
            </s-stack>
            <s-text color="subdued">{words.say('returns.of-order', { order: orderName })}</s-text>
            <s-text>{words.message('next', next)}</s-text>
            <s-link href={orderPage(order)}>{words.say('returns.see', { name })}</s-link>
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}
