import {
  Card,
  CardBody,
  CardTitle,
  Label,
  LabelGroup,
  List,
  ListItem,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Difference, Divergence } from '../api/difference';
import { ActionsChange } from './ActionsChange';
import { factText } from './factText';
import styles from './Situations.module.css';

/** Whole decisions that come out differently, the weightiest first. */
export function Situations({ situations }: { situations: Difference['situations'] }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('difference.situations.title')}</CardTitle>
      <CardBody>
        <ol className={styles.situations}>
          {situations.divergences.map((divergence, index) => (
            <Situation key={index} divergence={divergence} />
          ))}
        </ol>
        {situations.unlisted > 0 && (
          <p>{t('difference.situations.unlisted', { count: situations.unlisted })}</p>
        )}
      </CardBody>
    </Card>
  );
}

function Situation({ divergence }: { divergence: Divergence }) {
  const { t } = useTranslation();
  const { kind, slot, channel, purpose, before, after, witness, facts, details } = divergence;
  return (
    <li className={styles.situation}>
      <div className={styles.head}>
        <strong>{t(`difference.kinds.${kind}`)}</strong>
        <span className={styles.subtle}>
          {t('difference.situations.count', { count: divergence.situations })}
        </span>
        <LabelGroup aria-label={t('difference.situations.asked')} numLabels={3}>
          {[slot, channel, purpose].map((word, index) => (
            <Label key={index} isCompact variant="outline">
              {word}
            </Label>
          ))}
        </LabelGroup>
      </div>
      <ActionsChange before={before} after={after} />
      <p className={styles.subtle}>
        {t('difference.situations.witness', { witness })}
        {Object.entries(facts).map(([name, value]) => (
          <span key={name}>
            {' · '}
            <code>
              {name} = {factText(value)}
            </code>
          </span>
        ))}
      </p>
      {details.length > 0 && (
        <List className={styles.subtle}>
          {details.map((detail) => (
            <ListItem key={detail}>{detail}</ListItem>
          ))}
        </List>
      )}
    </li>
  );
}
