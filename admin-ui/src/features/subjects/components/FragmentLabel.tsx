import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FragmentName } from './fragmentNames';
import { kindName } from './identifiers';
import styles from './IdentityView.module.css';

interface Props {
  id: string;
  names: Map<string, FragmentName>;
}

/** An identifier of this subject by what it is, or one of somebody else by a way to it. */
export function FragmentLabel({ id, names }: Props) {
  const { t, i18n } = useTranslation();
  const name = names.get(id);
  return (
    <>
      {name ? (
        <span>{[kindName(name.kind, i18n), name.value ?? ''].join(' ')}</span>
      ) : (
        <Link to={`/subjects/${encodeURIComponent(id)}?tab=identity`}>
          {t('subject.identity.other')}
        </Link>
      )}
      <div className={styles.id}>
        <code>{id}</code>
      </div>
    </>
  );
}
