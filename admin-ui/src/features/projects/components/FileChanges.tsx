import { Card, CardBody, CardTitle, Label, type LabelProps, Title } from '@patternfly/react-core';
import { ArrowRightIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import { useTranslation } from 'react-i18next';
import { changesByFile, type FileChange } from '../api/changeGroups';
import type { Change } from '../api/difference';
import styles from './FileChanges.module.css';
import { TableChanges } from './TableChanges';

interface Props {
  changes: Change[];
  /** How many more there are than the server lists. */
  unlisted: number;
}

/** What was changed in the files of a project, file by file. */
export function FileChanges({ changes, unlisted }: Props) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('difference.files.title')}</CardTitle>
      <CardBody className={styles.files}>
        {changesByFile(changes).map((file) => (
          <File key={file.file} change={file} />
        ))}
        {unlisted > 0 && <p>{t('difference.files.unlisted', { count: unlisted })}</p>}
      </CardBody>
    </Card>
  );
}

function File({ change: { file, tables, others } }: { change: FileChange }) {
  return (
    <section className={styles.file}>
      <Title headingLevel="h3" size="md" className={styles.name}>
        <code>{file}</code>
      </Title>
      {others.map((other, index) => (
        <Other key={index} change={other} />
      ))}
      {tables.map((table) => (
        <TableChanges key={table.table} change={table} />
      ))}
    </section>
  );
}

function Other({ change: { how, place, line, before, after } }: { change: Change }) {
  const { t } = useTranslation();
  return (
    <div className={styles.other}>
      <p className={styles.place}>
        <HowLabel how={how} />
        {place !== undefined && <code>{place}</code>}
        {line !== undefined && (
          <span className={styles.line}>{t('difference.files.line', { line })}</span>
        )}
      </p>
      <BeforeAfter before={before} after={after} />
    </div>
  );
}

const colors: Record<Change['how'], LabelProps['color']> = {
  added: 'green',
  removed: 'red',
  changed: 'blue',
  moved: 'grey',
};

/** Whether something was added, removed, changed or moved. */
export function HowLabel({ how }: { how: Change['how'] }) {
  const { t } = useTranslation();
  return (
    <span>
      <Label isCompact color={colors[how]}>
        {t(`difference.how.${how}`)}
      </Label>
    </span>
  );
}

interface Texts {
  before?: string | undefined;
  after?: string | undefined;
}

/** What was there and what is there now. */
export function BeforeAfter({ before, after }: Texts) {
  const { t } = useTranslation();
  return (
    <span className={styles.texts}>
      {before !== undefined && <del className={styles.before}>{before}</del>}
      {before !== undefined && after !== undefined && (
        <ArrowRightIcon role="img" aria-label={t('difference.becomes')} />
      )}
      {after !== undefined && <ins className={styles.after}>{after}</ins>}
    </span>
  );
}
