import { Alert, EmptyState, EmptyStateBody, Grid, GridItem, Stack } from '@patternfly/react-core';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { FactsCard } from '@/components/FactsCard';
import { useAddress } from '@/lib/address/useAddress';
import { ApiProblem } from '@/lib/api/problem';
import { factText } from '@/lib/format/factText';
import { absoluteTime, humanised } from '@/lib/format/format';
import type { Profile } from '../api/profile';
import { type Past, useProfileAsOf } from '../api/profileAsOf';
import { AsOfForm } from './AsOfForm';
import { ConsentsCard } from './ConsentsCard';
import { identifiersOf, kindName } from './identifiers';

/** What is known about the subject: now, or at an instant that the address holds. */
export function OverviewView({ profile }: { profile: Profile }) {
  const [search] = useAddress();
  const at = search.get('at');
  const basis = search.get('basis') === 'today' ? 'today' : 'then';
  const isPast = at !== null && !Number.isNaN(Date.parse(at));
  return (
    <Stack hasGutter>
      <AsOfForm at={isPast ? at : null} basis={basis} />
      {isPast ? <PastProfile id={profile.id} past={{ at, basis }} /> : <Known profile={profile} />}
    </Stack>
  );
}

function PastProfile({ id, past }: { id: string; past: Past }) {
  const { t, i18n } = useTranslation();
  const query = useProfileAsOf(id, past);
  const { error } = query;
  const when = absoluteTime(new Date(past.at), i18n.language);
  if (error instanceof ApiProblem && error.kind === 'not-found') {
    return (
      <EmptyState
        headingLevel="h2"
        icon={HistoryIcon}
        titleText={t('subject.asOf.nothing.title', { when })}
      >
        <EmptyStateBody>{t(`subject.asOf.nothing.${past.basis}`)}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <Answered query={query}>
      {(profile) => (
        <>
          <Alert
            isInline
            component="h2"
            variant="info"
            title={t(`subject.asOf.shown.${past.basis}`, { when })}
          >
            {t('subject.asOf.events', { count: profile.events })}
          </Alert>
          <Known profile={profile} />
        </>
      )}
    </Answered>
  );
}

function Known({ profile }: { profile: Profile }) {
  const { t, i18n } = useTranslation();
  const traits = Object.entries(profile.traits).sort(([one], [other]) => one.localeCompare(other));
  return (
    <Grid hasGutter>
      <GridItem lg={6}>
        <FactsCard
          title={t('subject.overview.traits')}
          facts={traits.map(([name, value]) => [humanised(name), factText(value, i18n.language)])}
          none={t('subject.overview.noTraits')}
        />
      </GridItem>
      <GridItem lg={6}>
        <Stack hasGutter>
          <FactsCard
            title={t('subject.overview.identifiers')}
            facts={byKind(profile, i18n)}
            none={t('subject.overview.noIdentifiers')}
          />
          <ConsentsCard consents={profile.consents} />
        </Stack>
      </GridItem>
    </Grid>
  );
}

function byKind(profile: Profile, i18n: i18n): [string, string][] {
  const kinds = new Map<string, string[]>();
  identifiersOf(profile).forEach(({ kind, value }) =>
    kinds.set(kind, [...(kinds.get(kind) ?? []), value]),
  );
  return [...kinds].map(([kind, values]) => [kindName(kind, i18n), values.join(', ')]);
}
