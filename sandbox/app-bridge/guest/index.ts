/**
 * A stand-in for Shopify's App Bridge script, for the pages of an embedded app: the same global `shopify`, the same
 * elements, answered by the sandbox's admin frame instead of Shopify's.
 */
import { call, hostOrigin } from './channel.ts';
import { config } from './config.ts';
import { authorizeFetch } from './fetch.ts';
import { followMenus } from './menus.ts';
import { defineModal, modalOf } from './modal-element.ts';
import { bounceBack, followAdminLinks, followAdminNavigation, followHistory } from './navigation.ts';
import { resourcePicker } from './picker.ts';
import { guardLinks, leaveConfirmation } from './save-bar.ts';
import { defineSaveBar, saveBarOf } from './save-bar-element.ts';
import { followForms } from './save-bar-forms.ts';
import { toast } from './toast.ts';
import { idToken } from './tokens.ts';

const nothing = async (): Promise<void> => undefined;

const shopify = {
  config,
  origin: hostOrigin,
  ready: Promise.resolve(),
  setSignals: () => undefined,
  environment: { embedded: window.top !== window, mobile: false, intent: false, pos: false },
  idToken: () => idToken(),
  user: () => call('user', null),
  loading: (on: boolean = true) => void call('loading', { on }),
  toast,
  modal: {
    show: async (id: string) => modalOf(id)?.show(),
    hide: async (id: string) => modalOf(id)?.hide(),
    toggle: async (id: string) => modalOf(id)?.toggle(),
  },
  saveBar: {
    show: async (id: string) => saveBarOf(id)?.show(),
    hide: async (id: string) => saveBarOf(id)?.hide(),
    toggle: async (id: string) => saveBarOf(id)?.toggle(),
    leaveConfirmation,
  },
  resourcePicker,
  scopes: {
    query: () => call('scopes.query', null),
    request: (scopes: string[]) => call('scopes.request', { scopes }),
    revoke: (scopes: string[]) => call('scopes.revoke', { scopes }),
  },
  app: { extensions: () => call('extensions', null) },
  webVitals: { onReport: nothing },
  support: { registerHandler: nothing },
  reviews: {
    request: async () => ({
      success: false,
      code: 'merchant-ineligible',
      message: 'Reviews are not asked for here',
    }),
  },
};

function hideElements(): void {
  const style = document.createElement('style');
  style.textContent = 'ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none; }';
  document.head?.append(style);
}

function start(): void {
  Object.defineProperty(window, 'shopify', { value: shopify, configurable: true, writable: true });
  authorizeFetch();
  bounceBack(idToken);
  if (new URLSearchParams(location.search).get('shopify-reload') !== null) return;
  hideElements();
  defineSaveBar();
  defineModal();
  followHistory();
  followAdminNavigation();
  followAdminLinks();
  guardLinks();
  followMenus();
  followForms();
}

// A page that names the script twice runs it once.
if (Reflect.get(window, 'shopify') === undefined) start();
