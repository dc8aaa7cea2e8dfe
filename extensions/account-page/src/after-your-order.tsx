import type { Api } from '@shopify/ui-extensions/customer-account.page.render';
import type { RedemptionView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { speak } from '../../shared/words.ts';
import { Reviews } from './reviews.tsx';
import { Rewards } from './rewards.tsx';

interface Props {
  page: Api;
  app: AppClient;
  once: Once<RedemptionView>;
  /** gid of the order that a link to this page was about. */
  order: string | null;
}

/** One page for what comes after an order: rewards, reviews, and the way to returns. */
export function AfterYourOrder({ page, app, once, order }: Props) {
  const words = speak(page.i18n);
  return (
    <s-page heading={words.say('heading')}>
      <Rewards {...{ words, app, once }} />
      <Reviews {...{ words, app, order }} />
    </s-page>
  );
}
