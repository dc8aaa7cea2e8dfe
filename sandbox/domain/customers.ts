import type { Tx, Reader } from '../state/database.ts';
import type { CustomerChange, CustomerInput, MergeInput } from './inputs.ts';
import type { CustomerData, Id, Shop } from './types.ts';

export async function createCustomer(_tx: Tx, _shop: Shop, _input: CustomerInput): Promise<CustomerData> {
  throw new Error('Not built yet.');
}
export async function updateCustomer(_tx: Tx, _shop: Shop, _input: CustomerChange): Promise<CustomerData> {
  throw new Error('Not built yet.');
}
export async function mergeCustomers(_tx: Tx, _shop: Shop, _input: MergeInput): Promise<CustomerData> {
  throw new Error('Not built yet.');
}
export async function deleteCustomer(_tx: Tx, _shop: Shop, _id: Id): Promise<void> {
  throw new Error('Not built yet.');
}
export async function getCustomer(_on: Reader, _shop: Shop, _id: Id): Promise<CustomerData> {
  throw new Error('Not built yet.');
}
