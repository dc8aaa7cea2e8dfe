import type { PrismaClient } from '@prisma/client';
import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import type { Seal } from '../../secrets/seal.server.ts';

const tokens = ['accessToken', 'refreshToken'] as const;

function withTokens(session: Session, change: (token: string) => string): Session {
  const copy = new Session({ ...session.toObject() });
  for (const name of tokens) {
    const token = session[name];
    if (token) copy[name] = change(token);
  }
  return copy;
}

/** Shopify's Prisma storage, with access and refresh tokens sealed at rest. */
export function openSessionStorage(prisma: PrismaClient, seal: Seal): SessionStorage {
  const store = new PrismaSessionStorage(prisma);
  const sealed = (token: string) => seal.seal(token).toString('base64');
  const opened = (token: string) => seal.open(Buffer.from(token, 'base64'));
  return {
    storeSession: (session) => store.storeSession(withTokens(session, sealed)),
    async loadSession(id) {
      const session = await store.loadSession(id);
      return session && withTokens(session, opened);
    },
    deleteSession: (id) => store.deleteSession(id),
    deleteSessions: (ids) => store.deleteSessions(ids),
    findSessionsByShop: async (shop) =>
      (await store.findSessionsByShop(shop)).map((session) => withTokens(session, opened)),
  };
}
