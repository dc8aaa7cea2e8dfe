/**
 * Where `open(…)` out of the app leads: `shopify:admin/orders/5` is a page of the shop's admin, Shopify's own admin
 * addresses mean the sandbox's, other web addresses stay as they are. Null for anything that is not a web address.
 */
export function adminAddress(url: string, at: { shop: string; sandboxOrigin: string }): string | null {
  const store = `${at.sandboxOrigin}/admin/store/${at.shop.split('.')[0] ?? ''}`;
  const inAdmin =
    /^shopify:\/*admin\/?(.*)$/.exec(url) ?? new RegExp(`^https://${at.shop}/admin/?(.*)$`).exec(url);
  if (inAdmin !== null) return `${store}/${inAdmin[1] ?? ''}`;
  const named = /^https:\/\/admin\.shopify\.com\/(.*)$/.exec(url);
  if (named !== null) return `${at.sandboxOrigin}/admin/${named[1] ?? ''}`;
  return /^https?:\/\//.test(url) ? url : null;
}
