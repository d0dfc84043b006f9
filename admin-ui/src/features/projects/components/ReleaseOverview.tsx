import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Grid,
  GridItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/CopyButton';
import type { Release } from '../api/releases';
import { ApprovalsCard } from './ApprovalsCard';
import { DeployedCard } from './DeployedCard';
import styles from './texts.module.css';
import { When } from './When';

/** What a release is, and who approved it. */
export function ReleaseOverview({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { createdAt, createdBy, answerable, tier, digest } = release;
  const facts: [string, ReactNode][] = [
    [t('release.facts.author'), createdBy],
    ...(answerable === createdBy
      ? []
      : ([[t('release.facts.answerable'), answerable]] satisfies [string, ReactNode][])),
    [t('release.facts.published'), <When at={createdAt} />],
    [
      t('release.facts.tier'),
      <>
        {t(`release.tiers.${tier}`)}
        <div className={styles.subtle}>{t(`release.tiersAbout.${tier}`)}</div>
      </>,
    ],
    [
      t('release.facts.digest'),
      <>
        <code className={styles.code}>{digest}</code>
        <CopyButton text={digest} label={t('decision.copyDigest')} />
      </>,
    ],
  ];
  return (
    <Grid hasGutter>
      <GridItem lg={7}>
        <Stack hasGutter>
          <StackItem>
            <ApprovalsCard release={release} />
          </StackItem>
          <StackItem>
            <DeployedCard release={release} />
          </StackItem>
        </Stack>
      </GridItem>
      <GridItem lg={5}>
        <Card isCompact>
          <CardTitle component="h2">{t('release.facts.title')}</CardTitle>
          <CardBody>
            <DescriptionList isCompact>
              {facts.map(([name, value]) => (
                <DescriptionListGroup key={name}>
                  <DescriptionListTerm>{name}</DescriptionListTerm>
                  <DescriptionListDescription className={styles.wrap}>
                    {value}
                  </DescriptionListDescription>
                </DescriptionListGroup>
              ))}
            </DescriptionList>
          </CardBody>
        </Card>
      </GridItem>
    </Grid>
  );
}
