export interface FrameConfig {
  /** the proxied app */
  appOrigin: string;
  sandboxOrigin: string;
  shop: string;
  apiKey: string;
  /** the app's page to open, such as /app/settings?tab=earning */
  path: string;
  /** what stands before the app's path in the frame's address */
  basePath: string;
}

/** The page's JSON of this id; throws when a name is missing, since nothing works without it. */
export function readConfig(): FrameConfig {
  const data: unknown = JSON.parse(document.getElementById('frame-config')?.textContent ?? '{}');
  const text = (name: keyof FrameConfig): string => {
    const value = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    if (typeof value !== 'string') throw new Error(`frame-config has no ${name}`);
    return value;
  };
  return {
    appOrigin: text('appOrigin'),
    sandboxOrigin: text('sandboxOrigin'),
    shop: text('shop'),
    apiKey: text('apiKey'),
    path: text('path'),
    basePath: text('basePath'),
  };
}
