import type { Id, Timestamp } from '../domain/types.ts';

/** A picture or film among a shop's files. Its bytes stand beside it. */
export interface FileData {
  id: Id;
  kind: 'image' | 'video';
  name: string;
  mimeType: string;
  /** 0 where it could not be read. */
  width: number;
  height: number;
  /** Shopify could do nothing with it. */
  failed: boolean;
  /** Real time from which it is ready, in milliseconds. */
  readyAtMs: number;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}
