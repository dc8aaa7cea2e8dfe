import { Resolver } from 'node:dns/promises';

/** What is asked of name servers. */
export interface Dns {
  /** The TXT records of a name, the pieces of each put together. An empty list: it has none. Null: nobody could say. */
  txt(name: string): Promise<readonly string[] | null>;
}

const timeoutMs = 3_000;
const tries = 2;

/** What a name server says when there is nothing. */
const nothing: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND']);

/** `server`: "127.0.0.1:5353" instead of the machine's own name servers. */
export function openDns(server: string | null): Dns {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (server !== null) resolver.setServers([server]);
  return {
    async txt(name) {
      try {
        return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
      } catch (error) {
        return nothing.has(codeOf(error)) ? [] : null;
      }
    },
  };
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
