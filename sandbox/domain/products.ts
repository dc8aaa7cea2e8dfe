import type { Tx, Reader } from '../state/database.ts';
import type { ProductChange, ProductInput } from './inputs.ts';
import type { Id, ProductData, Shop, VariantData } from './types.ts';

export async function createProducts(_tx: Tx, _shop: Shop, _input: ProductInput[]): Promise<{ sku: string; productId: Id; variantId: Id }[]> {
  throw new Error('Not built yet.');
}
export async function updateProduct(_tx: Tx, _shop: Shop, _input: ProductChange): Promise<ProductData> {
  throw new Error('Not built yet.');
}
export async function deleteProduct(_tx: Tx, _shop: Shop, _id: Id): Promise<void> {
  throw new Error('Not built yet.');
}
export async function getProduct(_on: Reader, _shop: Shop, _id: Id): Promise<ProductData> {
  throw new Error('Not built yet.');
}
export async function findVariant(_on: Reader, _shop: Shop, _sku: string): Promise<{ product: ProductData; variant: VariantData } | null> {
  throw new Error('Not built yet.');
}
export async function stockBySku(_on: Reader, _shop: Shop): Promise<Record<string, number>> {
  throw new Error('Not built yet.');
}
