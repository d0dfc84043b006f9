import { Button, Content, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUser } from '@/lib/session/user';
import { kindName } from './identifiers';
import { forget, recentOf } from './recent';
import styles from './RecentLookUps.module.css';

/** What was looked up in this tab before. */
export function RecentLookUps() {
  const { t, i18n } = useTranslation();
  const { name } = useUser();
  const [recent, setRecent] = useState(() => recentOf(name));
  if (recent.length === 0) {
    return null;
  }
  return (
    <section className={styles.recent} aria-labelledby="recent">
      <div className={styles.head}>
        <Title headingLevel="h2" size="lg" id="recent">
          {t('subjects.recent.title')}
        </Title>
        <Button
          variant="link"
          isInline
          onClick={() => {
            forget(name);
            setRecent([]);
            document.getElementById('value')?.focus();
          }}
        >
          {t('subjects.recent.forget')}
        </Button>
      </div>
      <Content component="small">{t('subjects.recent.about')}</Content>
      <ul className={styles.list}>
        {recent.map(({ id, kind, value }) => (
          <li key={`${kind}:${value}`}>
            <Link to={`/subjects/${encodeURIComponent(id)}`}>{value}</Link>{' '}
            <span className={styles.kind}>{kindName(kind, i18n)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
