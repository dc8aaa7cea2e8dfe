import type { HostedTarget } from './tables/hosted-targets.ts';

/** Translations of an extension: texts, or more translations under a name. */
export interface Texts {
  [key: string]: string | Texts;
}

/** Everything a frame starts with; the server writes it into the frame's document. */
export interface Boot {
  target: HostedTarget;
  /** handle of the extension */
  extension: string;
  apiVersion: string;
  /** such as api_access, network_access */
  capabilities: string[];
  scriptUrl: string;
  /** The language of whoever looks, such as "de" or "pt-BR". */
  locale: string;
  /** The language of the extension's texts. */
  extensionLocale: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
  currency: string;
  /** Values and signals by the target's table, as JSON. */
  values: Record<string, unknown>;
  /** Where the extension believes its app to be, and where it is. */
  applicationUrl: string;
  appOrigin: string;
  /** Prefix of the keys under which the extension stores. */
  storageKey: string;
  /** What the frame asks the sandbox. */
  paths: { token: string; query: string | null; data: string; change: string | null };
}
