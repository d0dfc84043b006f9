import { Alert, EmptyState, EmptyStateBody, Form } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { ChosenActions } from '@/components/explanation/ChosenActions';
import { ExcludedActions } from '@/components/explanation/ExcludedActions';
import { FunnelCard } from '@/components/explanation/FunnelCard';
import { SuggestInput } from '@/components/SuggestInput';
import { useAddress } from '@/lib/address/useAddress';
import type { Explained } from '@/lib/decision/explained';
import { funnelOf } from '@/lib/decision/funnel';
import { type Question, useSimulation } from '../api/simulation';
import { verdictOn } from './verdictOn';
import styles from './WhyForm.module.css';

/** What would be decided, and why; all of it, or for one action. */
export function WhyAnswer({ id, question }: { id: string; question: Question }) {
  const simulation = useSimulation(id, question);
  return (
    <Answered query={simulation} isPart>
      {(decision) => (
        <div className={styles.answer}>
          <Explanation decision={decision} />
        </div>
      )}
    </Answered>
  );
}

function Explanation({ decision }: { decision: Explained & { holdout: boolean } }) {
  const { t, i18n } = useTranslation();
  const [search, change] = useAddress();
  const [action, setAction] = useState(search.get('action') ?? '');
  const wanted = action.trim();
  const verdict = verdictOn(wanted, decision, i18n);
  const funnel = funnelOf(decision);
  if (funnel.candidates === 0) {
    return (
      <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('subject.why.none.title')}>
        <EmptyStateBody>{t('subject.why.none.body')}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <>
      {decision.holdout && (
        <Alert isInline component="h2" variant="info" title={t('decision.holdoutNote')} />
      )}
      <Form
        role="search"
        className={styles.action}
        onSubmit={(event) => {
          event.preventDefault();
          change({ action: wanted }, true);
        }}
      >
        <SuggestInput
          id="why-action"
          label={t('subject.why.action')}
          value={action}
          onChange={(typed) => {
            setAction(typed);
            change({ action: typed.trim() }, true);
          }}
          suggestions={candidatesOf(decision)}
        />
      </Form>
      {verdict && (
        <Alert
          isInline
          isLiveRegion
          component="h2"
          variant={verdict.isChosen ? 'success' : 'info'}
          title={verdict.sentence}
        />
      )}
      {verdict?.only ? (
        verdict.isChosen ? (
          <ChosenActions actions={verdict.only.actions} />
        ) : (
          <ExcludedActions funnel={funnelOf(verdict.only)} />
        )
      ) : (
        !verdict && (
          <>
            <FunnelCard funnel={funnel} />
            <ChosenActions actions={decision.actions} />
            <ExcludedActions funnel={funnel} />
          </>
        )
      )}
    </>
  );
}

function candidatesOf({ actions, excluded }: Explained): string[] {
  return [...actions, ...excluded].map(({ action }) => action).sort();
}
