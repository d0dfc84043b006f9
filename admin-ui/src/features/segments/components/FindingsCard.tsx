import { Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { humanised } from '@/lib/format/format';
import type { Finding } from '../api/segments';
import styles from './Segments.module.css';

const codes = ['overlap', 'dead', 'small-core', 'many-core'] as const;

/** What is to be thought over about the segments, as the server finds it. */
export function FindingsCard({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('segments.findings.title')}</CardTitle>
      <CardBody>
        {findings.length === 0 ? (
          t('segments.findings.none')
        ) : (
          <ul className={styles.findings}>
            {findings.map((finding) => (
              <Item key={`${finding.code} ${finding.segments.join(' ')}`} finding={finding} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

function Item({ finding: { code, segments, message } }: { finding: Finding }) {
  const { t } = useTranslation();
  const known = codes.find((one) => one === code);
  const tellsMore = message !== '' && known !== 'dead';
  return (
    <li className={styles.finding}>
      <span>
        <Label isCompact color="orange">
          {known ? t(`segments.codes.${known}.name`) : humanised(code)}
        </Label>
      </span>
      <div>
        <strong>{segments.join(', ')}</strong>
        {known && <div>{t(`segments.codes.${known}.about`)}</div>}
        {tellsMore && <div className={styles.subtle}>{message}</div>}
      </div>
    </li>
  );
}
