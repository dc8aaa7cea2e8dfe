import { useBlocker } from '@remix-run/react';
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { useTexts } from '../texts/texts.ts';

interface UnsavedBarProps {
  id: string;
  unsaved: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** A page that takes the form along: going there loses nothing, so nobody is asked. */
  carriesTo?: string;
}

/** The admin's save bar while a form differs from what is saved. Leaving asks first. */
export function UnsavedBar({ id, unsaved, saving, onSave, onDiscard, carriesTo }: UnsavedBarProps) {
  const { shared } = useTexts();
  const shopify = useAppBridge();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && currentLocation.pathname !== nextLocation.pathname && nextLocation.pathname !== carriesTo,
  );
  const { state, proceed } = blocker;
  useEffect(() => {
    // The promise resolves once it is right to leave, and stays open when the merchant stays.
    if (state === 'blocked') void shopify.saveBar.leaveConfirmation().then(() => proceed());
  }, [state, proceed, shopify]);
  return (
    <SaveBar id={id} open={unsaved} discardConfirmation>
      <button type="button" {...{ variant: 'primary', ...(saving ? { loading: '' } : {}) }} onClick={onSave}>
        {shared.save}
      </button>
      <button type="button" onClick={onDiscard}>
        {shared.discard}
      </button>
    </SaveBar>
  );
}
