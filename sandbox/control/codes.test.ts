import { describe, expect, it } from 'vitest';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox();

async function sellingShop(): Promise<string> {
  const shop = await sandbox.shop();
  const path = `/control/shops/${shop}`;
  await sandbox.post(`${path}/products`, [
    { sku: 'A', price: '80.00' },
    { sku: 'B', price: '30.00' },
  ]);
  return path;
}

describe('a code by the control API', () => {
  it('is made, used by an order and looked at', async () => {
    const path = await sellingShop();
    expect((await sandbox.get(`${path}/codes/FIVE`)).body).toEqual({
      exists: false,
      active: false,
      uses: 0,
      percent: null,
    });
    const made = await sandbox.post(`${path}/codes`, { code: 'FIVE', value: { amount: '5.00' } });
    expect(made.status).toBe(201);
    const lines = [
      { sku: 'A', discount: '3.64' },
      { sku: 'B', discount: '1.36' },
    ];
    const order = await sandbox.post(`${path}/orders`, { guest: 'g@example.com', lines, codes: ['five'] });
    expect(order.status).toBe(201);
    expect((await sandbox.get(`${path}/orders/${order.body.id}`)).body).toMatchObject({ total: '105.00' });
    expect((await sandbox.get(`${path}/codes/five`)).body).toEqual({
      exists: true,
      active: true,
      uses: 1,
      percent: null,
    });
  });

  it('says what is wrong with it', async () => {
    const path = await sellingShop();
    await sandbox.post(`${path}/codes`, {
      code: 'FIVE',
      value: { amount: '5.00' },
      endsAt: '2099-01-01T00:00:00Z',
    });
    const lines = [
      { sku: 'A', discount: '5.00' },
      { sku: 'B', discount: '0.00' },
    ];
    const wrong = await sandbox.post(`${path}/orders`, { guest: 'g@example.com', lines, codes: ['FIVE'] });
    expect(wrong).toMatchObject({ status: 409, body: { error: 'discount-mismatch' } });
    expect(String(wrong.body.detail)).toContain('A 3.64 (given 5.00), B 1.36 (given 0.00)');
    const unknown = await sandbox.post(`${path}/orders`, { lines: [{ sku: 'A' }], codes: ['SIX'] });
    expect(unknown).toMatchObject({ status: 409, body: { error: 'code-not-applicable' } });
    expect(String(unknown.body.detail)).toContain('unknown');
    const taken = await sandbox.post(`${path}/codes`, { code: 'five', value: { amount: '5.00' } });
    expect(taken).toMatchObject({ status: 409, body: { error: 'taken' } });
  });
});
