/** The browser's storage, taken before it is hidden from the extension. */
const kept = window.localStorage;

/** `shopify.storage`: JSON by key, of this extension in this shop. */
export function createStorage(prefix: string) {
  return {
    read: async (key: string): Promise<unknown> => {
      const text = kept.getItem(prefix + key);
      const value: unknown = text === null ? null : JSON.parse(text);
      return value;
    },
    write: async (key: string, data: unknown): Promise<void> => {
      const text = JSON.stringify(data);
      if (text === undefined) throw new Error(`What is stored under "${key}" is not JSON.`);
      kept.setItem(prefix + key, text);
    },
    delete: async (key: string): Promise<void> => kept.removeItem(prefix + key),
  };
}
