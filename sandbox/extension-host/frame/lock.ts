/** What a page has and an extension does not. `top` and `location` cannot be taken from a window. */
const absent = [
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'cookieStore',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'SharedWorker',
  'parent',
  'opener',
  'frameElement',
  'frames',
  'alert',
  'confirm',
  'prompt',
  'open',
  'print',
  'history',
  'Notification',
];

/** Takes away what the extension could use here and not in Shopify; called once the host has what it needs. */
export function lockWindow(): void {
  for (const name of absent) hide(window, name);
  for (const name of ['cookie', 'domain', 'referrer', 'write', 'writeln', 'execCommand'])
    hide(document, name);
  for (const name of ['sendBeacon', 'geolocation', 'serviceWorker', 'credentials']) hide(navigator, name);
}

function hide(owner: object, name: string): void {
  Object.defineProperty(owner, name, { configurable: true, get: () => undefined, set: () => undefined });
}
