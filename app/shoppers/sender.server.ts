import { app } from '../wiring.server.ts';

/**
 * The device and network that a request came from, as a keyed hash: enough to see that several people write from one,
 * and nobody's address. Null where the proxy told no address.
 */
export function senderOf(shopId: bigint, request: Request): string | null {
  const address = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '';
  if (address === '') return null;
  const device = request.headers.get('user-agent') ?? '';
  return app().digest(shopId, `sender ${address.slice(0, 100)} ${device.slice(0, 400)}`);
}
