import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { humanised } from '@/lib/format/format';
import type { FragmentName } from './fragmentNames';
import styles from './IdentityView.module.css';

interface Props {
  id: string;
  names: Map<string, FragmentName>;
}

/** An identifier of this subject by what it is, or one of somebody else by a way to it. */
export function FragmentLabel({ id, names }: Props) {
  const { t } = useTranslation();
  const name = names.get(id);
  return (
    <>
      {name ? (
        <span>{name.value ? `${humanised(name.kind)} ${name.value}` : humanised(name.kind)}</span>
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
