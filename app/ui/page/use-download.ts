import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';

interface Download {
  readonly busy: boolean;
  readonly failed: boolean;
  readonly start: () => Promise<void>;
}

/** A file of the app's. It comes by fetch, which carries the admin's token; a plain link would come without. */
export function useDownload(file: {
  readonly address: string;
  /** Where the answer names none. */
  readonly name: string;
  /** What the toast says. */
  readonly said: string;
}): Download {
  const shopify = useAppBridge();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const start = async () => {
    setState('busy');
    try {
      const response = await fetch(file.address);
      if (!response.ok) throw new Error(`${response.status}`);
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = url;
      link.download =
        /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? file.name;
      link.click();
      URL.revokeObjectURL(url);
      setState('idle');
      shopify.toast.show(file.said);
    } catch {
      setState('failed');
    }
  };
  return { busy: state === 'busy', failed: state === 'failed', start };
}
