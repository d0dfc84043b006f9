import { Content, PageSection, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '@/components/useTitle';
import { LookUpForm } from './LookUpForm';
import { RecentLookUps } from './RecentLookUps';

/** Where a subject is looked up. What is typed never gets into the address: it is personal. */
export function SubjectsPage() {
  const { t } = useTranslation();
  useTitle(t('subjects.title'));
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('subjects.title')}</Title>
        <Content component="p">{t('subjects.about')}</Content>
      </PageSection>
      <PageSection isFilled aria-label={t('subjects.title')}>
        <LookUpForm />
        <RecentLookUps />
      </PageSection>
    </>
  );
}
