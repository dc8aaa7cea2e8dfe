import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

export interface DkimKey {
  /** Base64 of the public key (SPKI), as it stands in the name servers. */
  readonly publicKey: string;
  /** PEM (PKCS #8) */
  readonly privateKey: string;
}

/** A new pair to sign mails with: RSA of 2,048 bits, which every receiver can check. */
export async function makeDkimKey(): Promise<DkimKey> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicKey: publicKey.toString('base64'), privateKey };
}
