import type { Boot } from '../boot.ts';
import { messageOf, type PageMessage } from '../messages.ts';
import { isHosted, surfaceOf } from '../tables/hosted-targets.ts';
import { createApi } from './api.ts';
import { followActivation, pressesActivate } from './elements/activation.ts';
import { defineElements } from './elements/all.ts';
import { place } from './elements/overlays.ts';
import { createFunctions, renewSignals } from './functions.ts';
import { lockWindow } from './lock.ts';
import { createNavigation } from './navigation.ts';
import { createFetch } from './network.ts';
import { complain } from './report.ts';
import { Signals } from './signals.ts';
import { followSize } from './size.ts';
import { watchMarkup } from './watch.ts';

const boot = readBoot();
const signals = new Signals(boot.values);
const api = createApi(boot, signals, createFunctions(boot, signals));
const address = window.location.href;
const pageUrl = new URL(address).searchParams.get('url') ?? address;
const { navigation, moved } = createNavigation({ key: crypto.randomUUID(), url: pageUrl, state: null });
const hasNavigation = isHosted(boot.target) && surfaceOf(boot.target) === 'customer-account';

defineElements(boot.target);
followActivation();
if (boot.target.includes('.menu-item.')) pressesActivate();
watchMarkup(document.body, boot.target);
addEventListener('error', (event) => complain(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => complain(event.reason));
addEventListener('message', (event) => {
  const message = event.origin === new URL(address).origin ? messageOf<PageMessage>(event.data) : null;
  if (message?.kind === 'refresh') renewSignals(boot, signals).catch(complain);
  if (message?.kind === 'entry') moved(message.entry, message.type);
  if (message?.kind === 'placed') place(message);
});

const set = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true });
set('shopify', api.shopify);
set('fetch', createFetch(boot));
set('navigation', hasNavigation ? navigation : undefined);
lockWindow();

const bundle = document.createElement('script');
bundle.src = boot.scriptUrl;
bundle.onerror = () => complain('The bundle of the extension could not be loaded.');
bundle.onload = () => void start();
document.head.append(bundle);

async function start(): Promise<void> {
  const entry = api.entries.get(boot.target);
  if (entry === undefined) {
    complain(`The bundle registers nothing for ${boot.target}.`);
    return;
  }
  try {
    await entry(api.shopify);
    followSize(document.body);
  } catch (error) {
    complain(error);
  }
}

function readBoot(): Boot {
  const boot: Boot = JSON.parse(document.getElementById('boot')?.textContent ?? '');
  return boot;
}
