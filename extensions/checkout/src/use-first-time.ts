import { useEffect, useState } from 'preact/hooks';

interface Keys {
  read<T = unknown>(key: string): Promise<T | null>;
  write(key: string, data: string): Promise<void>;
}

/**
 * Is this the first time that this browser is told something? False until it is known. What is told stays for as long
 * as it is on the page, and is not told again by any other page of this extension.
 */
export function useFirstTime(keys: Keys, what: string): boolean {
  const [first, setFirst] = useState(false);
  useEffect(() => {
    let gone = false;
    const place = `afterglow:told:${what}`;
    // Where storage fails, it is told: better twice than never.
    void keys
      .read(place)
      .catch(() => null)
      .then(async (told) => {
        if (gone || told !== null) return;
        setFirst(true);
        await keys.write(place, 'yes').catch(() => {});
      });
    return () => {
      gone = true;
    };
  }, [keys, what]);
  return first;
}
