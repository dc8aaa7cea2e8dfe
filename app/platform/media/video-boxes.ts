/** Of a minute's film; what is read into memory grows with it. */
const mostTableBytes = 4 * 1024 * 1024;
const mostBoxes = 2_000;

/**
 * Whether a film's tables of samples are no larger than those of a minute: a box claims its length in its first bytes,
 * and a table of millions of entries costs far more memory than it takes in the file. False also where the boxes at the
 * top do not fill the file one after the other.
 */
export function tablesFit(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let tables = 0;
  let at = 0;
  for (let boxes = 0; at + 8 <= bytes.length; boxes++) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const size = sizeAt(view, at);
    if (boxes > mostBoxes || size === null || at + size > bytes.length) return false;
    if (type !== 'mdat' && type !== 'free' && type !== 'skip' && type !== 'wide') tables += size;
    if (tables > mostTableBytes) return false;
    at += size;
  }
  return tables > 0;
}

/** Null: no box is so small. */
function sizeAt(view: DataView, at: number): number | null {
  const size = view.getUint32(at);
  if (size === 0) return view.byteLength - at;
  if (size !== 1) return size < 8 ? null : size;
  if (at + 16 > view.byteLength) return null;
  const large = Number(view.getBigUint64(at + 8));
  return large < 16 ? null : large;
}
