import { PageSection } from '@patternfly/react-core';
import { ProblemState } from '@/components/ProblemState';
import { ApiProblem } from '@/lib/api/problem';

/** The page for an address that no page has. */
export function NotFound() {
  return (
    <PageSection isFilled>
      <ProblemState problem={new ApiProblem('not-found')} headingLevel="h1" />
    </PageSection>
  );
}
