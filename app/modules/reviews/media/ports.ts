import type { MediaFault } from '#app/contracts/reviews.ts';
import type { MediaKind } from './door.ts';

/** A photo or video as it is kept: made anew, so that nothing is in it but what can be seen and heard. */
export interface CleanMedia {
  readonly kind: MediaKind;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Tells by the content what an upload is, and makes it anew. Runs nothing that is in it. */
export type CleanUpload = (bytes: Uint8Array) => Promise<CleanMedia | { readonly fault: MediaFault }>;

/** A file at Shopify. Its addresses and its size are known once it is ready. */
export interface ShopifyFile {
  /** Its global id. */
  readonly id: string;
  readonly state: 'processing' | 'ready' | 'failed';
  readonly url: string | null;
  readonly posterUrl: string | null;
  readonly width: number;
  readonly height: number;
}

export interface FilesShop {
  readonly id: bigint;
  readonly domain: string;
}

export interface FileToSend {
  readonly kind: MediaKind;
  /** Names the medium and nothing else at the shop, with the ending of its type. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Shopify's files. A call breaks when Shopify cannot be asked or does not answer, after which nobody knows what it did;
 * such an error carries `temporary: true`.
 */
export interface FilesAtShopify {
  /**
   * Uploads it and makes a file of it. `name-taken`: there is one, or there was a moment ago; told of photos only. Null:
   * Shopify says that it does not take it.
   */
  create(shop: FilesShop, file: FileToSend): Promise<ShopifyFile | 'name-taken' | null>;
  /** By its name; null: Shopify finds none. What was made moments ago may not be found yet. */
  findByName(shop: FilesShop, file: Pick<FileToSend, 'name' | 'kind'>): Promise<ShopifyFile | null>;
  /** Null: it is not there. */
  find(shop: FilesShop, fileId: string): Promise<ShopifyFile | null>;
  /** False: Shopify does not let it go right now. One that is not there is well. */
  remove(shop: FilesShop, fileId: string): Promise<boolean>;
}

/** Fetches an address that somebody else named. `refused`: it will never be good; `failed`: it may be, later. */
export type FetchOutside = (
  url: string,
) => Promise<{ readonly bytes: Uint8Array } | { readonly refused: string } | { readonly failed: string }>;

/** What media are handed beside what reviews are. */
export interface MediaDeps {
  readonly clean: CleanUpload;
  readonly files: FilesAtShopify;
  readonly fetchOutside: FetchOutside;
  /** Of a text: the same for the same shop, and nobody without our key can make it. Letters, digits, - and _. */
  readonly digest: (shopId: bigint, text: string) => string;
}
