import { z } from 'zod';

/** The shop, the shopper or the merchant was told no. */
export class Refused extends Error {
  readonly word: string;

  constructor(word: string, detail: string) {
    super(`refused ${word}: ${detail}`);
    this.word = word;
  }
}

/** For calls whose answer does not matter. */
export const anyAnswer = z.unknown();

const failure = z.object({ error: z.string(), detail: z.string() });

/** A sandbox shop over its control API. Refusals throw Refused; anything else that fails throws an Error. */
export interface ShopControl {
  domain: string;
  post<Schema extends z.ZodType>(path: string, body: object, answer: Schema): Promise<z.output<Schema>>;
  get<Schema extends z.ZodType>(path: string, answer: Schema): Promise<z.output<Schema>>;
  /** Deliveries and clock messages that the app has not taken yet. */
  pending(): Promise<number>;
}

async function read(response: Response, what: string): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const told = failure.safeParse(parseOrNull(text));
  if (told.success && response.status < 500 && told.data.error !== 'not-found') {
    throw new Refused(told.data.error, told.data.detail);
  }
  throw new Error(`${what} answered ${response.status}: ${text.slice(0, 500)}`);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function controlShop(sandboxOrigin: string, domain: string): ShopControl {
  const call = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(60_000),
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return read(response, `${method} ${new URL(url).pathname}`);
  };
  const shop = `${sandboxOrigin}/control/shops`;
  return {
    domain,
    async post(path, body, answer) {
      const url = path === '' ? shop : `${shop}/${domain}/${path}`;
      return answer.parse(await call('POST', url, body));
    },
    async get(path, answer) {
      return answer.parse(await call('GET', `${shop}/${domain}/${path}`));
    },
    async pending() {
      const answer = await call('GET', `${sandboxOrigin}/control/quiet?shop=${domain}`);
      return z.object({ pending: z.number() }).parse(answer).pending;
    },
  };
}
