import { ArrowRightIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import { useTranslation } from 'react-i18next';
import type { Region } from '../api/difference';
import { factText } from './factText';
import styles from './TableAnswers.module.css';

/** Inputs for which a table answers differently, and one example. */
export function RegionItem({ region }: { region: Region }) {
  const { t } = useTranslation();
  const { where, witness, before, after, rowsBefore, rowsAfter } = region;
  return (
    <li className={styles.region}>
      <p>
        {t('difference.answers.where')} <Where where={where} />
      </p>
      <p className={styles.answers}>
        <span className={styles.answer}>
          {before}
          <Rows numbers={rowsBefore} />
        </span>
        <ArrowRightIcon role="img" aria-label={t('difference.becomes')} />
        <span className={styles.answer}>
          {after}
          <Rows numbers={rowsAfter} />
        </span>
      </p>
      {Object.keys(witness).length > 0 && (
        <p className={styles.witness}>
          {t('difference.answers.witness')}{' '}
          {Object.entries(witness).map(([name, value], index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>
                {name} = {factText(value)}
              </code>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

/** Which inputs, column by column. */
export function Where({ where }: { where: Region['where'] }) {
  const { t } = useTranslation();
  const cells = Object.entries(where);
  if (cells.length === 0) {
    return <strong>{t('difference.answers.everywhere')}</strong>;
  }
  return cells.map(([column, cell], index) => (
    <span key={column}>
      {index > 0 && ` ${t('difference.answers.and')} `}
      <strong>{column}</strong> <code>{cell}</code>
    </span>
  ));
}

function Rows({ numbers }: { numbers: number[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.rows}>
      {numbers.length === 0
        ? t('difference.answers.noRow')
        : t('difference.answers.rows', { count: numbers.length, rows: numbers.join(', ') })}
    </span>
  );
}
