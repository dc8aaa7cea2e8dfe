import type { Tx, Reader } from '../state/database.ts';
import type { CollectionChange, CollectionInput } from './inputs.ts';
import type { CollectionData, Shop } from './types.ts';

export async function createCollection(_tx: Tx, _shop: Shop, _input: CollectionInput): Promise<CollectionData> {
  throw new Error('Not built yet.');
}
export async function updateCollection(_tx: Tx, _shop: Shop, _input: CollectionChange): Promise<CollectionData> {
  throw new Error('Not built yet.');
}
