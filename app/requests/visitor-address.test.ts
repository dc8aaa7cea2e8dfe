import { describe, expect, it } from 'vitest';
import { addressOf } from './visitor-address.ts';

describe('where a request came from', () => {
  it('is what the proxy before ours was called from, whatever the visitor wrote', () => {
    // Through Shopify's proxy to a web process behind one proxy of ours.
    for (const written of ['', '203.0.113.9, ', 'a, b, c, '])
      expect(addressOf(`${written}198.51.100.7, 192.0.2.1`, 1, 1)).toBe('198.51.100.7');
    expect(addressOf('203.0.113.9, 198.51.100.7', 0, 1)).toBe('198.51.100.7');
    // Straight to it.
    expect(addressOf('203.0.113.9, 198.51.100.7', 1, 0)).toBe('198.51.100.7');
  });

  it('is not told where nobody trusted writes it', () => {
    expect(addressOf('203.0.113.9', 0, 0)).toBe('');
    expect(addressOf(null, 1, 1)).toBe('');
    expect(addressOf(null, null, 1)).toBe('');
  });

  it('is the nearest that there is where fewer wrote than stand there', () => {
    expect(addressOf('198.51.100.7', 2, 1)).toBe('198.51.100.7');
  });

  it('is the first one where nobody has said how many proxies there are', () => {
    expect(addressOf('198.51.100.7, 192.0.2.1', null, 1)).toBe('198.51.100.7');
  });

  it('is one and the same for all addresses of a network of the new protocol', () => {
    const network = '2001:db8:1:2:0:0:0:0/64';
    for (const address of ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::7', '[2001:db8:1:2::9]:443'])
      expect(addressOf(address, 0, 1)).toBe(network);
    expect(addressOf('2001:db8:1:3::1', 0, 1)).not.toBe(network);
  });

  it('is the same for every port, and for the old protocol within the new one', () => {
    for (const address of ['198.51.100.7', '198.51.100.7:50123', '::ffff:198.51.100.7'])
      expect(addressOf(address, 0, 1)).toBe('198.51.100.7');
  });

  it('is text of a sensible length where it is no address', () => {
    expect(addressOf('unknown', 0, 1)).toBe('unknown');
    expect(addressOf('x'.repeat(5000), 0, 1)).toHaveLength(100);
  });
});
