import { List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/lib/api/problem';
import styles from './Objections.module.css';

/** All that the server finds wrong, each at its place. */
export function Objections({ problem: { detail, objections } }: { problem: ApiProblem }) {
  const { t } = useTranslation();
  const more = objections.filter(({ message }) => objections.length > 1 || message !== detail);
  if (more.length === 0) {
    return null;
  }
  return (
    <List aria-label={t('problem.objections')} className={styles.objections}>
      {more.map(({ path, message }, index) => (
        <ListItem key={index}>
          {path !== '' && !message.startsWith(path) && <code>{path}</code>} {message}
        </ListItem>
      ))}
    </List>
  );
}
