import { Outlet } from '@remix-run/react';

/** The frame of all pages about messages. */
export default function MessagesArea() {
  return <Outlet />;
}
