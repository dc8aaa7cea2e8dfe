/** What the embedded page and the admin around it say to each other by postMessage. */

export interface NavItem {
  href: string;
  label: string;
}

/** A button of a title bar or save bar; `index` finds the element again on the other side. */
export interface BarAction {
  index: number;
  label: string;
  disabled: boolean;
  loading: boolean;
  critical: boolean;
}

export interface TitleBar {
  title: string;
  breadcrumb: BarAction | null;
  primary: BarAction | null;
  secondary: BarAction[];
  /** named menus of further actions */
  groups: { label: string; actions: BarAction[] }[];
}

export interface SaveBar {
  id: string;
  discardConfirmation: boolean;
  saveDisabled: boolean;
  saveLoading: boolean;
  discardDisabled: boolean;
}

export interface Toast {
  id: string;
  message: string;
  /** milliseconds */
  duration: number;
  isError: boolean;
  action: string | null;
}

export type PickerType = 'product' | 'variant' | 'collection';

export interface PickerRequest {
  type: PickerType;
  action: 'add' | 'select';
  multiple: boolean | number;
  query: string;
  /** gids chosen already */
  selected: { id: string; variants: string[] }[];
}

/** A picked resource in the form App Bridge documents; the parts the app may read. */
export interface PickedResource {
  id: string;
  title: string;
  handle?: string;
  [field: string]: unknown;
}

/** A line of the resource picker, with what the app gets when it is picked. */
export interface PickerRow {
  id: string;
  title: string;
  subtitle: string;
  image: string | null;
  resource: PickedResource;
}

export interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

/** Requests of the page: what it sends and what it gets back. */
export interface Calls {
  idToken: { detail: null; answer: string };
  user: { detail: null; answer: { accountAccess: string } };
  'toast.show': { detail: Toast; answer: 'action' | 'dismissed' | 'expired' };
  'toast.hide': { detail: { id: string }; answer: null };
  nav: { detail: { items: NavItem[]; home: string | null }; answer: null };
  titleBar: { detail: TitleBar | null; answer: null };
  'saveBar.set': { detail: SaveBar | null; answer: null };
  /** answered once it is right to leave: at once without a save bar, never when the merchant stays */
  'saveBar.leave': { detail: null; answer: null };
  modal: { detail: { open: boolean }; answer: null };
  resourcePicker: { detail: PickerRequest; answer: PickedResource[] | null };
  'scopes.query': { detail: null; answer: ScopesDetail };
  'scopes.request': {
    detail: { scopes: string[] };
    answer: { result: 'granted-all' | 'declined-all'; detail: ScopesDetail };
  };
  'scopes.revoke': { detail: { scopes: string[] }; answer: { detail: ScopesDetail } };
  extensions: { detail: null; answer: unknown[] };
  loading: { detail: { on: boolean }; answer: null };
  location: { detail: { path: string }; answer: null };
  redirect: { detail: { url: string; target: string }; answer: null };
}

export type CallName = keyof Calls;

/** News of the admin to the page. */
export interface Events {
  navigate: { href: string };
  'titleBar.click': { index: number };
  'saveBar.click': { id: string; action: 'save' | 'discard' };
}

export type EventName = keyof Events;

export const CHANNEL = 'app-bridge-stand-in';

export interface CallMessage {
  channel: typeof CHANNEL;
  id: number;
  call: CallName;
  detail: unknown;
}

export interface ReplyMessage {
  channel: typeof CHANNEL;
  reply: number;
  value?: unknown;
  error?: string;
}

export interface EventMessage {
  channel: typeof CHANNEL;
  event: EventName;
  detail: unknown;
}

/** True for a message of this channel; everything else on the page's message port is not ours. */
export function isOurs(data: unknown): data is CallMessage | ReplyMessage | EventMessage {
  return typeof data === 'object' && data !== null && 'channel' in data && data.channel === CHANNEL;
}
