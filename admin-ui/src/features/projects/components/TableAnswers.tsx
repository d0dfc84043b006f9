import { Card, CardBody, CardTitle, Label, List, ListItem, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { TableDifference } from '../api/difference';
import { RegionItem, Where } from './RegionItem';
import styles from './TableAnswers.module.css';

/** For which inputs tables answer differently, each with somebody as witness. */
export function TableAnswers({ tables }: { tables: TableDifference[] }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('difference.answers.title')}</CardTitle>
      <CardBody className={styles.tables}>
        {tables.map((table) => (
          <TableAnswer key={`${table.file} ${table.table}`} table={table} />
        ))}
      </CardBody>
    </Card>
  );
}

function TableAnswer({ table }: { table: TableDifference }) {
  const { t } = useTranslation();
  const { file, table: name, complete, notes, regions, unconfirmed, unlisted } = table;
  return (
    <section className={styles.table}>
      <div className={styles.head}>
        <Title headingLevel="h3" size="md">
          {name}
        </Title>
        <code className={styles.file}>{file}</code>
        <Label isCompact status={complete ? 'success' : 'warning'} variant="outline">
          {t(complete ? 'difference.answers.complete' : 'difference.answers.incomplete')}
        </Label>
      </div>
      {regions.length === 0 && <p>{t('difference.answers.none')}</p>}
      <ul className={styles.regions}>
        {regions.map((region, index) => (
          <RegionItem key={index} region={region} />
        ))}
      </ul>
      {unlisted > 0 && <p>{t('difference.answers.unlisted', { count: unlisted })}</p>}
      {unconfirmed.length > 0 && (
        <>
          <p>{t('difference.answers.unconfirmed')}</p>
          <List>
            {unconfirmed.map(({ where, why }, index) => (
              <ListItem key={index}>
                <Where where={where} />: {why}
              </ListItem>
            ))}
          </List>
        </>
      )}
      {notes.length > 0 && (
        <List>
          {notes.map((note) => (
            <ListItem key={note}>{note}</ListItem>
          ))}
        </List>
      )}
    </section>
  );
}
