import { app } from '../wiring.server.ts';
import type { Shopper } from './shopper.server.ts';

/**
 * The device and network that a request came from, as a keyed hash: enough to see that several people write from one,
 * and nobody's address. Null where the proxy told no address.
 */
export function senderOf(
  { shopId, address }: Pick<Shopper, 'shopId' | 'address'>,
  request: Request,
): string | null {
  if (address === '') return null;
  const device = request.headers.get('user-agent') ?? '';
  return app().digest(shopId, `sender ${address} ${device.slice(0, 400)}`);
}
