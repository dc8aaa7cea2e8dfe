import type { Boot } from '../boot.ts';
import type { Functions } from './api.ts';
import { createI18n } from './i18n.ts';
import { go } from './navigation.ts';
import { askSandbox } from './network.ts';
import { complain, tellPage } from './report.ts';
import type { Signals } from './signals.ts';
import { createStorage } from './storage.ts';

/** The changes a checkout takes from an extension. */
const changes = [
  'applyAttributeChange',
  'applyCartLinesChange',
  'applyDiscountCodeChange',
  'applyGiftCardChange',
  'applyMetafieldChange',
  'applyNoteChange',
  'applyShippingAddressChange',
];

/** What can be called on `shopify`; which of it a target has, its table says. */
export function createFunctions(boot: Boot, signals: Signals): Functions {
  const i18n = createI18n(boot);
  const storage = createStorage(boot.storageKey);
  return {
    ...Object.fromEntries(changes.map((name) => [name, changer(boot, signals, name)])),
    'i18n.translate': i18n.translate,
    'i18n.formatNumber': i18n.formatNumber,
    'i18n.formatCurrency': i18n.formatCurrency,
    'i18n.formatDate': i18n.formatDate,
    'storage.read': storage.read,
    'storage.write': storage.write,
    'storage.delete': storage.delete,
    'sessionToken.get': () => tokenOf(boot),
    'auth.idToken': () => tokenOf(boot),
    'navigation.navigate': (url: string | URL) => go(String(url)),
    'analytics.publish': async (name: string, data: unknown) => {
      tellPage({ kind: 'published', name, data });
      return true;
    },
    'analytics.visitor': async () => ({ type: 'success' }),
    'toast.show': showToast,
    'intents.invoke': async () => ({
      complete: Promise.resolve({ code: 'error', message: 'The sandbox carries out no intents.' }),
    }),
    'buyerJourney.intercept': async () => () => undefined,
    applyTrackingConsentChange: async () => ({ type: 'success' }),
    requireLogin: async () => tellPage({ kind: 'login' }),
    close: () => tellPage({ kind: 'close' }),
    query: (query: string, options: { variables?: unknown } = {}) =>
      queryShop(boot, query, options.variables),
  };
}

/** A change of the checkout: the sandbox's answer, with the signals already at the new state. */
function changer(boot: Boot, signals: Signals, name: string) {
  return async (change: unknown): Promise<unknown> => {
    if (boot.paths.change === null) throw new Error(`${boot.target} cannot change a checkout.`);
    const answer = await askSandbox(boot.paths.change, { name, change });
    if (typeof answer !== 'object' || answer === null || !('result' in answer) || !('values' in answer))
      throw new Error('The checkout gave no result.');
    if (isRecord(answer.values)) signals.renew(answer.values);
    tellPage({ kind: 'changed' });
    return answer.result;
  };
}

/** What the sandbox knows now, for every signal. */
export async function renewSignals(boot: Boot, signals: Signals): Promise<void> {
  const values = await askSandbox(boot.paths.data);
  if (isRecord(values)) signals.renew(values);
}

async function tokenOf(boot: Boot): Promise<string> {
  const answer = await askSandbox(boot.paths.token, {});
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string')
    return answer.token;
  throw new Error('The sandbox gave no session token.');
}

async function queryShop(boot: Boot, query: string, variables: unknown): Promise<unknown> {
  if (boot.paths.query === null) {
    const error = new Error(`The sandbox answers no queries in ${boot.target}.`);
    complain(error);
    throw error;
  }
  if (!boot.capabilities.includes('api_access')) {
    const error = new Error('The extension asks the Storefront API without the capability api_access.');
    complain(error);
    throw error;
  }
  return askSandbox(boot.paths.query, { query, variables: variables ?? {} });
}

async function showToast(text: string): Promise<{ hide(): void }> {
  const id = crypto.randomUUID();
  tellPage({ kind: 'toast', id, text });
  return { hide: () => tellPage({ kind: 'toast.hide', id }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
