const isShopDomain = (host: string) => /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(host);

/**
 * A fetch that sends what is meant for https://{shop}.myshopify.com/PATH to {origin}/shopify/{shop}/PATH instead;
 * without an origin, plain fetch. Configuration refuses an origin in production.
 */
export function redirectToOrigin(origin: string | undefined): typeof fetch {
  if (!origin) return fetch;
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isShopDomain(url.hostname)) return fetch(input, init);
    const target = new URL(`/shopify/${url.hostname}${url.pathname}${url.search}`, origin);
    return input instanceof Request ? fetch(new Request(target, input), init) : fetch(target, init);
  };
}
