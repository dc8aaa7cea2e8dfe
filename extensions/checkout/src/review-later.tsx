import type { Api } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import type { ReviewsView } from '../../../app/contracts/reviews.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak } from '../../shared/words.ts';

/** After the purchase: that what was bought can be reviewed once it is there. Nothing while that is not known. */
export function ReviewLater({ page, app }: { page: Api; app: AppClient }) {
  const [loaded] = useLoaded(() => app.get<ReviewsView>('/api/reviews'));
  if (loaded.state === 'loading' || !loaded.done || !(loaded.value.later > 0)) return null;
  return (
    <s-box paddingBlockStart="base">
      <s-paragraph color="subdued">{speak(page.i18n).say('review.later')}</s-paragraph>
    </s-box>
  );
}
