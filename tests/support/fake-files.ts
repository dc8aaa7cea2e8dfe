import type {
  FilesAtShopify,
  FilesShop,
  FileToSend,
  ShopifyFile,
} from '../../app/modules/reviews/media/ports.ts';

interface Kept extends FileToSend {
  readonly id: string;
  readonly shop: bigint;
  state: ShopifyFile['state'];
}

/** Shopify's files in memory. What is told to break does so before or after it did its work. */
export class FakeFiles implements FilesAtShopify {
  readonly kept: Kept[] = [];
  readonly calls: string[] = [];
  /** Of what is made from now on. */
  becomes: ShopifyFile['state'] = 'ready';
  refuses = false;
  /** Search knows nothing yet. */
  blind = false;
  locked = false;
  /** Once: a call that gets no answer, though it worked (`after`) or before it could (`before`). */
  breaks: { readonly call: 'create' | 'find' | 'remove'; readonly when: 'before' | 'after' } | null = null;

  async create(shop: FilesShop, file: FileToSend): Promise<ShopifyFile | 'name-taken' | null> {
    this.calls.push('create');
    this.#break('create', 'before');
    if (this.refuses) return null;
    if (file.kind === 'photo' && this.#named(shop, file.name)) return 'name-taken';
    const type = file.kind === 'photo' ? 'MediaImage' : 'Video';
    const id = `gid://shopify/${type}/${shop.id}${this.calls.length}`;
    const made: Kept = { ...file, id, shop: shop.id, state: this.becomes };
    this.kept.push(made);
    this.#break('create', 'after');
    return shown(made);
  }

  async findByName(shop: FilesShop, { name }: { readonly name: string }): Promise<ShopifyFile | null> {
    this.calls.push('findByName');
    const found = this.blind ? undefined : this.#named(shop, name);
    return found === undefined ? null : shown(found);
  }

  async find(shop: FilesShop, id: string): Promise<ShopifyFile | null> {
    this.calls.push('find');
    this.#break('find', 'before');
    const found = this.kept.find((file) => file.shop === shop.id && file.id === id);
    return found === undefined ? null : shown(found);
  }

  async remove(shop: FilesShop, id: string): Promise<boolean> {
    this.calls.push('remove');
    this.#break('remove', 'before');
    if (this.locked) return false;
    const at = this.kept.findIndex((file) => file.shop === shop.id && file.id === id);
    if (at >= 0) this.kept.splice(at, 1);
    this.#break('remove', 'after');
    return true;
  }

  #named(shop: FilesShop, name: string): Kept | undefined {
    return this.kept.find((file) => file.shop === shop.id && file.name === name);
  }

  #break(call: 'create' | 'find' | 'remove', when: 'before' | 'after'): void {
    if (this.breaks?.call !== call || this.breaks.when !== when) return;
    this.breaks = null;
    throw Object.assign(new Error('Shopify did not answer'), { temporary: true });
  }
}

function shown({ id, state, name, kind }: Kept): ShopifyFile {
  const ready = state === 'ready';
  return {
    id,
    state,
    url: ready ? `https://cdn.example/files/${name}` : null,
    posterUrl: ready && kind === 'video' ? `https://cdn.example/files/${name}.jpg` : null,
    width: ready ? 1200 : 0,
    height: ready ? 900 : 0,
  };
}
