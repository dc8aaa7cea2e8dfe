import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { checkoutHands } from './checkout-hands.ts';
import { PointsHere } from './points-here.tsx';

export default async () => {
  render(<PointsHere checkout={shopify} hands={checkoutHands(shopify)} />, document.body);
};
