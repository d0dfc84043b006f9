import { Alert, Button, Content, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { useHasRole } from '@/lib/session/user';
import { type Identity, useIdentity } from '../api/identity';
import type { Profile } from '../api/profile';
import { fragmentNames } from './fragmentNames';
import { FragmentsTable } from './FragmentsTable';
import styles from './IdentityView.module.css';
import { LinksTable } from './LinksTable';
import { MatchesTable } from './MatchesTable';
import { SeparationsTable } from './SeparationsTable';
import { UnmergeDialog } from './UnmergeDialog';

/** Why the identifiers of the profile are one subject, and the ways to say that they are not. */
export function IdentityView({ profile }: { profile: Profile }) {
  const identity = useIdentity(profile.id);
  return (
    <Answered query={identity}>
      {(known) => <KnownIdentity identity={known} profile={profile} />}
    </Answered>
  );
}

function KnownIdentity({ identity, profile }: { identity: Identity; profile: Profile }) {
  const { t } = useTranslation();
  const mayChange = useHasRole('operator');
  const [isOpen, setOpen] = useState(false);
  const [rejoined, setRejoined] = useState(false);
  const { fragments, links, matches, separations } = identity;
  const names = fragmentNames(fragments, profile);
  return (
    <>
      {rejoined && (
        <Alert
          isInline
          isLiveRegion
          component="h2"
          variant="success"
          title={t('subject.rejoin.done')}
          className={styles.section ?? ''}
        />
      )}
      <section className={styles.section} aria-labelledby="fragments">
        <div className={styles.head}>
          <Title headingLevel="h2" size="lg" id="fragments">
            {t('subject.identity.fragments')}
          </Title>
          {mayChange && fragments.length > 1 && (
            <Button variant="secondary" onClick={() => setOpen(true)}>
              {t('subject.unmerge.open')}
            </Button>
          )}
        </div>
        <Content component="p">{t('subject.identity.fragmentsAbout')}</Content>
        <FragmentsTable fragments={fragments} names={names} />
      </section>
      <section className={styles.section} aria-labelledby="links">
        <Title headingLevel="h2" size="lg" id="links">
          {t('subject.identity.links')}
        </Title>
        <Content component="p">
          {t(links.length === 0 ? 'subject.identity.noLinks' : 'subject.identity.linksAbout')}
        </Content>
        {links.length > 0 && <LinksTable links={links} names={names} />}
      </section>
      {matches.length > 0 && (
        <section className={styles.section} aria-labelledby="matches">
          <Title headingLevel="h2" size="lg" id="matches">
            {t('subject.identity.matches')}
          </Title>
          <Content component="p">{t('subject.identity.matchesAbout')}</Content>
          <MatchesTable matches={matches} names={names} />
        </section>
      )}
      {separations.length > 0 && (
        <section className={styles.section} aria-labelledby="separations">
          <Title headingLevel="h2" size="lg" id="separations">
            {t('subject.identity.separations')}
          </Title>
          <Content component="p">{t('subject.identity.separationsAbout')}</Content>
          <SeparationsTable
            separations={separations}
            mayUndo={mayChange}
            onRejoined={() => setRejoined(true)}
          />
        </section>
      )}
      {isOpen && (
        <UnmergeDialog
          id={profile.id}
          fragments={fragments}
          names={names}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
