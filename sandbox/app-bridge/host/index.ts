/**
 * The admin's side of the App Bridge stand-in: loads the app into `#app-frame` and draws, in the places the frame's
 * page provides, what the app asks for.
 */

import { adminAddress } from './admin-address.ts';
import { openChannel } from './channel.ts';
import { readConfig } from './config.ts';
import { askDialog } from './dialog.ts';
import { el } from './element.ts';
import { createLoading } from './loading.ts';
import { createNav } from './nav.ts';
import { pickResources } from './picker.ts';
import { createSandboxApi } from './sandbox-api.ts';
import { createSaveBar } from './save-bar.ts';
import { createTitleBar } from './title-bar.ts';
import { createToasts } from './toasts.ts';

const APP_NAME = 'Afterglow';
const HOME = '/app';

const config = readConfig();
const api = createSandboxApi(config);
const frame = document.getElementById('app-frame');
if (!(frame instanceof HTMLIFrameElement)) throw new Error('The page has no #app-frame');

let modalOpen = false;
const toasts = createToasts();
const loading = createLoading();
const saveBar = createSaveBar((id, action) => channel.send('saveBar.click', { id, action }));
const setTitleBar = createTitleBar(APP_NAME, (index) => channel.send('titleBar.click', { index }));
const nav = createNav(config.basePath, HOME, (href) => void go(href));

/** Leads the app to another of its pages, unless unsaved changes or an open dialog keep it. */
async function go(href: string): Promise<void> {
  if (modalOpen || !(await saveBar.mayLeave())) return;
  channel.send('navigate', { href });
}

const channel = openChannel(frame, config.appOrigin, {
  idToken: () => api.idToken(),
  user: () => api.user(),
  'toast.show': (toast) => toasts.show(toast),
  'toast.hide': ({ id }) => toasts.hide(id),
  nav: ({ items, home }) => {
    nav.show(items, home);
    return null;
  },
  titleBar: (bar) => {
    setTitleBar(bar);
    return null;
  },
  'saveBar.set': (bar) => saveBar.set(bar),
  'saveBar.leave': async () => ((await saveBar.mayLeave()) ? null : new Promise(() => undefined)),
  modal: ({ open }) => {
    modalOpen = open;
    document.body.classList.toggle('app-modal-open', open);
    return null;
  },
  resourcePicker: (request) => pickResources(api, request),
  'scopes.query': () => api.scopes(),
  'scopes.request': ({ scopes }) => requestScopes(scopes),
  'scopes.revoke': async ({ scopes }) => ({ detail: await api.changeScopes({ revoke: scopes }) }),
  extensions: () => api.extensions(),
  loading: ({ on }) => loading(on),
  location: ({ path }) => {
    forgetNotice(path);
    nav.mark(path);
    history.replaceState(null, '', `${config.basePath}${path}`);
    return null;
  },
  redirect: async ({ url, target }) => {
    const address = adminAddress(url, config);
    if (address === null || !(await saveBar.mayLeave())) return null;
    if (target === '_blank') open(address, '_blank', 'noopener');
    else location.assign(address);
    return null;
  },
});

/** What the admin said about the last form is over once the app shows another page. */
let firstPath: string | undefined;
function forgetNotice(path: string): void {
  firstPath ??= path.split(/[?#]/)[0];
  if (path.split(/[?#]/)[0] !== firstPath) document.querySelector('.app-notice')?.remove();
}

async function requestScopes(
  scopes: string[],
): Promise<{ result: 'granted-all' | 'declined-all'; detail: Awaited<ReturnType<typeof api.scopes>> }> {
  const detail = await api.scopes();
  const missing = scopes.filter((scope) => !detail.granted.includes(scope));
  if (missing.length === 0) return { result: 'granted-all', detail };
  const agreed = await askDialog({
    title: `${APP_NAME} asks for more access`,
    body: el(
      'div',
      {},
      el('p', {}, 'The app would be able to:'),
      el('ul', {}, ...missing.map((scope) => el('li', {}, scope))),
    ),
    buttons: [
      { label: 'Cancel', value: false },
      { label: 'Update access', value: true, tone: 'primary' },
    ],
    cancelled: false,
  });
  return agreed
    ? { result: 'granted-all', detail: await api.changeScopes({ grant: missing }) }
    : { result: 'declined-all', detail };
}

// Links of the admin itself: the app's name leads to its home, every other one leaves the app.
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || !plain || link.target === '_blank')
    return;
  if (link.getAttribute('href')?.startsWith('#') === true) return;
  event.preventDefault();
  if (link.hasAttribute('data-app-home')) void go(nav.home);
  else void saveBar.mayLeave().then((leave) => leave && location.assign(link.href));
});

async function openApp(target: HTMLIFrameElement): Promise<void> {
  const handle = config.shop.split('.')[0] ?? '';
  const url = new URL(config.path, config.appOrigin);
  url.searchParams.set('shop', config.shop);
  url.searchParams.set('host', btoa(`admin.shopify.com/store/${handle}`).replace(/=+$/, ''));
  url.searchParams.set('embedded', '1');
  url.searchParams.set('id_token', await api.idToken());
  target.src = url.href;
}

void openApp(frame);
