import { Button, EmptyState, EmptyStateActions, EmptyStateFooter } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  title: string;
  /** Where to go instead, named by the children. */
  to: string;
  children: ReactNode;
}

/** Says that what the address names does not exist, and leads to where it may be found. */
export function NotThere({ title, to, children }: Props) {
  return (
    <EmptyState headingLevel="h1" icon={SearchIcon} titleText={title} role="alert">
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" component={(props) => <Link {...props} to={to} />}>
            {children}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
