import { Grid, GridItem, Stack, StackItem } from '@patternfly/react-core';
import type { DecisionDetail } from '../api/decision';
import { funnelOf } from '../api/funnel';
import { ChosenActions } from './ChosenActions';
import { DecisionFacts } from './DecisionFacts';
import { ExcludedActions } from './ExcludedActions';
import { FunnelCard } from './FunnelCard';

/** Why it was decided so: the funnel, the chosen, the others, and what was asked. */
export function DecisionExplanation({ decision }: { decision: DecisionDetail }) {
  const funnel = funnelOf(decision);
  return (
    <Grid hasGutter>
      <GridItem lg={8}>
        <Stack hasGutter>
          <StackItem>
            <FunnelCard funnel={funnel} />
          </StackItem>
          <StackItem>
            <ChosenActions actions={decision.actions} />
          </StackItem>
          <StackItem>
            <ExcludedActions funnel={funnel} />
          </StackItem>
        </Stack>
      </GridItem>
      <GridItem lg={4}>
        <DecisionFacts decision={decision} />
      </GridItem>
    </Grid>
  );
}
