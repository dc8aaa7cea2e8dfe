import { useNavigate } from '@remix-run/react';
import { TitleBar } from '@shopify/app-bridge-react';
import type { ReactNode } from 'react';
import { Box, Page } from '../polaris.ts';

interface ScreenProps {
  /** The admin draws it in its title bar; here it is the page's heading for those who cannot see that. */
  title: string;
  /** Pages below an area lead back to it. */
  back?: { to: string; label: string };
  /** Buttons of the title bar; one of them may have variant="primary". */
  actions?: ReactNode;
  width?: 'wide' | 'regular' | 'narrow';
  children: ReactNode;
}

/** A merchant's page: title bar in the admin, content in columns of Polaris. */
export function Screen({ title, back, actions, width = 'regular', children }: ScreenProps) {
  const navigate = useNavigate();
  return (
    <main>
      <Page title={title} titleHidden fullWidth={width === 'wide'} narrowWidth={width === 'narrow'}>
        <TitleBar title={title}>
          {back ? (
            <button type="button" {...{ variant: 'breadcrumb' }} onClick={() => navigate(back.to)}>
              {back.label}
            </button>
          ) : null}
          {actions}
        </TitleBar>
        <Box paddingBlock={{ xs: '200', md: '400' }}>{children}</Box>
      </Page>
    </main>
  );
}
