import { redirect } from '@remix-run/node';
import type { ProxyVisit } from './shopper.server.ts';

/**
 * Back to the cart of the storefront that was visited, with a word for its block to say. Liquid knows no query: the
 * block holds a sentence for each word, and the address points at the one that is to be seen.
 */
export function toCart({ root }: Pick<ProxyVisit, 'root'>, said: string): Response {
  const word = encodeURIComponent(said);
  return redirect(`${root}/cart?afterglow=${word}#afterglow-${word}`, 303);
}

/** The storefront puts the code on the cart and goes on to it. */
export function toCartWith({ root }: Pick<ProxyVisit, 'root'>, code: string): Response {
  return redirect(
    `${root}/discount/${encodeURIComponent(code)}?${new URLSearchParams({ redirect: `${root}/cart` })}`,
    303,
  );
}
