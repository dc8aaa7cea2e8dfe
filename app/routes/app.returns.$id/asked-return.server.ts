/** The return that the address names. Throws a 404 Response for what can be none. */
export function requireReturnId(param: string | undefined): bigint {
  if (param === undefined || !/^[1-9]\d{0,17}$/.test(param)) throw new Response(null, { status: 404 });
  return BigInt(param);
}
