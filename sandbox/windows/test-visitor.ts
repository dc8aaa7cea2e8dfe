import type { TestShopper } from '../extension-host/test-windows.ts';
import type { TestSandbox } from '../http/test-sandbox.ts';

export interface Visit {
  status: number;
  html: string;
  to: string;
}

/** A browser without scripts: it keeps cookies and follows nothing. */
export function visitorOf(sandbox: TestSandbox, shopper: TestShopper) {
  const jar = new Map<string, string>();
  const { origin } = sandbox.running;
  const ask = async (path: string, fields?: Record<string, string>): Promise<Visit> => {
    const answer = await fetch(path.startsWith('/') ? origin + path : `${shopper.store}/${path}`, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin },
      ...(fields !== undefined && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const html = (await answer.text()).replace(/^.*?<main/s, '<main');
    return { status: answer.status, html, to: answer.headers.get('location') ?? '' };
  };
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) => ask(path, fields),
    signIn: () => ask(`/sandbox/${shopper.shop.split('.')[0]}/who`, { customer: shopper.customerId }),
  };
}
