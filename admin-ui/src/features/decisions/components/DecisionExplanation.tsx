import { Grid, GridItem, Stack, StackItem } from '@patternfly/react-core';
import { ChosenActions } from '@/components/explanation/ChosenActions';
import { ExcludedActions } from '@/components/explanation/ExcludedActions';
import { FunnelCard } from '@/components/explanation/FunnelCard';
import { funnelOf } from '@/lib/decision/funnel';
import type { DecisionDetail } from '../api/decision';
import { DecisionFacts } from './DecisionFacts';

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
