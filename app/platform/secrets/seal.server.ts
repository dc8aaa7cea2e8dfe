import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Seals texts at rest with AES-256-GCM, and hashes e-mails so that one exact address can be found. */
export interface Seal {
  seal(text: string): Buffer;
  /** Throws when the bytes were changed or sealed with another key. */
  open(sealed: Uint8Array): string;
  /** Keyed hash of an address, the same for any spelling of case and surrounding space. */
  emailIndex(email: string): Buffer;
}

const version = 1;

/** `key`: 32 bytes. Bytes of a sealed text: version (1), nonce (12), tag (16), ciphertext. */
export function openSeal(key: Uint8Array): Seal {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
  const sealKey = derive('afterglow seal');
  const indexKey = derive('afterglow e-mail index');
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version || bytes.length < 29) throw new Error('These bytes were not sealed here');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, 13));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
    },
    emailIndex: (email) => createHmac('sha256', indexKey).update(email.trim().toLowerCase()).digest(),
  };
}
