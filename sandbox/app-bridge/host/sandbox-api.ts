import type { PickerRequest, PickerRow, ScopesDetail } from '../messages.ts';
import type { FrameConfig } from './config.ts';

export interface SandboxApi {
  idToken(): Promise<string>;
  user(): Promise<{ accountAccess: string }>;
  scopes(): Promise<ScopesDetail>;
  changeScopes(change: { grant?: string[]; revoke?: string[] }): Promise<ScopesDetail>;
  extensions(): Promise<unknown[]>;
  pick(type: PickerRequest['type'], query: string): Promise<PickerRow[]>;
}

/** What the admin frame asks its own server; only pages of the sandbox's origin are answered. */
export function createSandboxApi(config: FrameConfig): SandboxApi {
  const base = `/app-bridge/${config.shop}`;
  async function ask<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }
  return {
    idToken: () => ask<{ token: string }>('/id-token').then(({ token }) => token),
    user: () => ask('/user'),
    scopes: () => ask('/scopes'),
    changeScopes: (change) => ask('/scopes', change),
    extensions: () => ask('/extensions'),
    pick: (type, query) => ask(`/picker?${new URLSearchParams({ type, query })}`),
  };
}
