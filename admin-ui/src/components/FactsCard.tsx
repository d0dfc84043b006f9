import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import styles from './FactsCard.module.css';

/** One fact: its name and what it is. */
export type Fact = [name: string, value: ReactNode];

/** Facts under a heading; instead of an empty list it says why there is none. */
export function FactsCard({ title, facts, none }: { title: string; facts: Fact[]; none?: string }) {
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        {facts.length === 0 && none}
        <DescriptionList isCompact isHorizontal horizontalTermWidthModifier={{ default: '10ch' }}>
          {facts.map(([name, value]) => (
            <DescriptionListGroup key={name}>
              <DescriptionListTerm>{name}</DescriptionListTerm>
              <DescriptionListDescription className={styles.value}>
                {value}
              </DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
