import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ReviewsDeps } from '../ports.ts';
import type { Tokens } from './door.ts';
import { deleteToken, findByDigest, findToken, noteRead, writeToken } from './store/tokens.server.ts';

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
/** 32 random bytes in base64url. */
const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** Secrets are looked up by their digest, so how long an answer takes tells nothing of those that exist. */
export function openTokens({ db, moving }: Pick<ReviewsDeps, 'db' | 'moving'>): Tokens {
  const { sql } = db;
  const { seal } = moving;
  return {
    async findToken(shopId, purpose) {
      const row = await findToken(sql, shopId, purpose);
      if (row === null) return null;
      const { sealed, ...token } = row;
      return { ...token, secret: seal.open(sealed) };
    },
    async makeToken(shopId, purpose, actor) {
      const secret = randomBytes(32).toString('base64url');
      const sealed = seal.seal(secret);
      const row = await writeToken(sql, shopId, { purpose, digest: digestOf(secret), sealed, actor });
      return { secret, createdBy: row.createdBy, createdAt: row.createdAt, lastReadAt: row.lastReadAt };
    },
    revokeToken: (shopId, purpose) => deleteToken(sql, shopId, purpose),
    async shopOf(purpose, secret) {
      if (!secretShape.test(secret)) return null;
      const digest = digestOf(secret);
      const row = await findByDigest(sql, digest);
      if (row === null || row.purpose !== purpose || !timingSafeEqual(row.digest, digest)) return null;
      await noteRead(sql, row.shopId, purpose);
      return row.shopId;
    },
  };
}
