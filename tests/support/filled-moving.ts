import type { Instant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import type { Reviews } from '../../app/modules/reviews/index.server.ts';

export interface FilledMoving {
  /** Batches by where they stand. */
  readonly imports: Readonly<Record<'ready' | 'running' | 'done' | 'undoing', bigint>>;
}

/** Four batches, one of them in with an author, a reply, media to fetch and a row that was left out; both tokens. */
export async function fillMoving(
  reviews: Reviews,
  { shopId, name, product, now }: { shopId: ShopId; name: string; product: bigint; now: Instant },
): Promise<FilledMoving> {
  await reviews.makeToken(shopId, 'feed', name);
  await reviews.makeToken(shopId, 'read', name);
  const upload = async (row: string): Promise<bigint> => {
    const bytes = Buffer.from(
      `review id,product id,rating,date,body,author,email,reply,images\n${row}\n9,,5,2026-01-02,,,,,\n`,
    );
    const uploaded = await reviews.uploadImport(shopId, { name: `${name}.csv`, bytes }, name);
    if ('refused' in uploaded) throw new Error(`The file is refused: ${uploaded.refused}`);
    const columns = {
      ...{ id: 0, productId: 1, rating: 2, date: 3, body: 4, name: 5, email: 6, reply: 7, media: 8 },
    };
    const answers = { columns, incentives: 'no' };
    const answered = await reviews.answerImport(shopId, uploaded.id, answers, now);
    if ('refused' in answered) throw new Error(`The answers are refused: ${answered.refused}`);
    return uploaded.id;
  };
  const row = (number: number) =>
    `${number},${product},4,2026-01-01,${name},${name},author-of-${name}@example.com,${name},https://cdn.example/${name}.jpg`;
  const [done, undoing, ready, running] = [
    await upload(row(1)),
    await upload(row(2)),
    await upload(row(3)),
    await upload(row(4)),
  ];
  for (const batch of [done, undoing]) {
    await reviews.startImport(shopId, batch);
    await reviews.runImport(shopId, batch, now);
  }
  await reviews.undoImport(shopId, undoing);
  await reviews.startImport(shopId, running);
  return { imports: { ready, running, done, undoing } };
}
