import { Link } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';

/** The app's areas, drawn by the admin. An area that is not built yet is not shown. */
export function Navigation() {
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        Today
      </Link>
      <Link to="/app/returns">Returns</Link>
      <Link to="/app/reviews">Reviews</Link>
      <Link to="/app/loyalty">Loyalty</Link>
      <Link to="/app/customers">Customers</Link>
      <Link to="/app/settings">Settings</Link>
    </NavMenu>
  );
}
