import { Alert, Content, PageSection, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/CopyButton';
import { Instant } from '@/components/Instant';
import { ProblemAlert } from '@/components/ProblemAlert';
import { decimal } from '@/lib/format/format';
import type { Profile } from '../api/profile';
import { identifiersOf, kindName } from './identifiers';
import styles from './SubjectHeader.module.css';

interface Props {
  profile: Profile;
  /** The id in the address, which may have become part of another profile. */
  asked: string;
  problem: Error | null;
}

/** Whom the page is about, at a glance. */
export function SubjectHeader({ profile, asked, problem }: Props) {
  const { t, i18n } = useTranslation();
  const [strongest] = identifiersOf(profile);
  return (
    <PageSection>
      <Title headingLevel="h1" className={styles.title}>
        {strongest ? `${kindName(strongest.kind, i18n)} ${strongest.value}` : t('subject.nameless')}
      </Title>
      <p className={styles.id}>
        <code>{profile.id}</code>
        <CopyButton text={profile.id} label={t('subject.copyId')} />
      </p>
      <Content component="p">
        {t('subject.eventCount', {
          count: profile.events,
          events: decimal(profile.events, i18n.language),
        })}
        {profile.lastSeen && (
          <>
            {' · '}
            {t('subject.lastSeen')} <Instant at={profile.lastSeen} />
          </>
        )}
      </Content>
      {asked !== profile.id && (
        <Alert isInline component="h2" variant="info" title={t('subject.joined', { id: asked })} />
      )}
      {problem && <ProblemAlert problem={problem} variant="warning" />}
    </PageSection>
  );
}
