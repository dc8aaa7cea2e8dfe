import { handleOf } from '../../../sandbox/domain/products.ts';
import { storeBase } from '../../../sandbox/shopper/visitor.ts';
import { browser } from './admin-app.ts';

/** HTML of the page that the shop's theme makes of the product with this title, to somebody who is nobody's customer. */
export async function readProductPage(sandboxOrigin: string, domain: string, title: string): Promise<string> {
  const url = new URL(`${storeBase(domain)}/products/${handleOf(title)}`, sandboxOrigin);
  const answer = await fetch(url, {
    headers: { 'user-agent': browser, accept: 'text/html' },
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The page of ${title} answered ${answer.status}`);
  return text;
}
