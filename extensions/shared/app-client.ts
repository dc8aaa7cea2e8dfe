import type { RefusalWord, Refused } from '../../app/contracts/answers.ts';
import { appAddress } from './app-address.ts';

/** What became of a call. `unreachable`: nothing is known of it, so the same may be sent again with the same key. */
export type Answer<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly why: RefusalWord | 'unreachable'; readonly values: Values };

export type Values = Readonly<Record<string, string>>;

export interface AppClient {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: object): Promise<Answer<T>>;
  /** The file's bytes are the body. */
  upload<T>(path: string, file: Blob): Promise<Answer<T>>;
}

const unreachable: Answer<never> = { done: false, why: 'unreachable', values: {} };

/** A client for the app's /api routes; every call carries a session token of its own, since they last for minutes only. */
export function appClient(session: { get(): Promise<string> }): AppClient {
  async function call<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    try {
      const headers = { ...init.headers, Authorization: `Bearer ${await session.get()}` };
      const response = await fetch(`${appAddress}${path}`, { ...init, headers });
      if (response.ok) {
        const value: T = await response.json();
        return { done: true, value };
      }
      if (response.status >= 500) return unreachable;
      const { refused, values }: Partial<Refused> = await response.json();
      return refused ? { done: false, why: refused, values: values ?? {} } : unreachable;
    } catch {
      return unreachable;
    }
  }
  const send = <T>(path: string, type: string, body: BodyInit) =>
    call<T>(path, { method: 'POST', headers: { 'Content-Type': type }, body });
  return {
    get: (path) => call(path, { method: 'GET' }),
    post: (path, body) => send(path, 'application/json', JSON.stringify(body)),
    upload: (path, file) => send(path, file.type || 'application/octet-stream', file),
  };
}
