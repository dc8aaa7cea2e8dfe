import { useFetchers } from '@remix-run/react';

/**
 * Is something being saved, or the page loaded again after it? What is only worked out waits until then: the answer to
 * a later request without consequences would call that load off.
 */
export function useDeciding(): boolean {
  return useFetchers().some(({ formData }) => formData?.has('intent') === true);
}
