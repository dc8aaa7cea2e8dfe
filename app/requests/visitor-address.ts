import ipaddr from 'ipaddr.js';

/**
 * The network address that a request came from, as the chain of proxies told it; '': nobody told one. Each proxy writes
 * the address that it was called from behind those that stand there, so what the visitor wrote stands first.
 * `ours`: how many proxies of this installation write into the header; null: not known, and the first one is believed.
 * `others`: how many more stand before them, such as Shopify's.
 */
export function addressOf(forwarded: string | null, ours: number | null, others: number): string {
  const told = (forwarded ?? '').split(',').map((one) => one.trim());
  const at = ours === null ? 0 : told.length - ours - others;
  return networkOf((at === told.length ? undefined : told[Math.max(0, at)]) ?? '');
}

/** Whoever has an address of the new protocol has 2^64 of them: its network stands for all. Ports say nothing. */
function networkOf(text: string): string {
  const address = text.slice(0, 100).replace(/^\[([^\]]*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3');
  if (!ipaddr.isValid(address)) return address;
  const seen = ipaddr.process(address);
  if (seen.kind() === 'ipv4') return seen.toString();
  const [network] = ipaddr.IPv6.networkAddressFromCIDR(`${seen.toNormalizedString().replace(/%.*$/, '')}/64`)
    .toNormalizedString()
    .split('%');
  return `${network}/64`;
}
