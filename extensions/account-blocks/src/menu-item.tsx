import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { accountPage, returnPage } from '../../shared/places.ts';
import { speak } from '../../shared/words.ts';

/** Ways from an order's menu to our pages. Whether something can go back, the page says: a menu waits for no answer. */
export default async () => {
  const words = speak(shopify.i18n);
  const review = `${accountPage}?order=${encodeURIComponent(shopify.orderId)}`;
  render(
    <>
      <s-button href={returnPage}>{words.say('menu.return')}</s-button>
      <s-button href={review}>{words.say('menu.review')}</s-button>
    </>,
    document.body,
  );
};
