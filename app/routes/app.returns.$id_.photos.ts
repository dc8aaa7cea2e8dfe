import { type ActionFunctionArgs, json } from '@remix-run/node';
import { statusOf } from '#app/contracts/answers.ts';
import { maxPhotoBytes } from '#app/contracts/returns.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { readBytes } from '../requests/read-bytes.server.ts';
import { app } from '../wiring.server.ts';
import { requireReturnId } from './app.returns.$id/asked-return.server.ts';

/** Takes a picture that an inspection will name; until then it belongs to nothing, and goes within a day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, staffId } = await requireMerchant(request);
  const { returns, photoLinks } = app();
  if ((await returns.find(shopId, requireReturnId(params.id))) === null)
    throw new Response(null, { status: 404 });
  const bytes = await readBytes(request, maxPhotoBytes);
  if (bytes === null) throw new Response(null, { status: 413, headers: { Connection: 'close' } });
  const added =
    bytes.byteLength === 0
      ? ({ refused: 'bad-input' } as const)
      : await returns.addPhoto(shopId, { bytes, by: { staff: staffId } });
  if ('refused' in added) return json(added, { status: statusOf(added.refused) });
  const { id, width, height } = added;
  return json({ id: id.toString(), url: photoLinks.of(shopId, id, null), width, height }, { status: 201 });
}
