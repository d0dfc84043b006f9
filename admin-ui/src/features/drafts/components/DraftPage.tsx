import { Content, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { useDraft } from '../api/draft';
import { DiscardDraft } from './DiscardDraft';
import { DraftBreadcrumb } from './DraftBreadcrumb';
import { DraftFiles } from './DraftFiles';
import { NoDraft } from './NoDraft';
import { ScenarioPanel } from './ScenarioPanel';
import { Submitted } from './Submitted';
import { SubmitDraft } from './SubmitDraft';
import { TogetherWith } from './TogetherWith';
import { useMayWrite } from './useMayWrite';

/** The draft of a project: its files, what became of them, and its way to a release. */
export function DraftPage() {
  const { t } = useTranslation();
  const { project = '' } = useParams();
  const draft = useDraft(project);
  const mayWrite = useMayWrite();
  const [release, setRelease] = useState<number>();
  useTitle(`${t('drafts.title')} · ${project}`);
  if (release !== undefined) {
    return <Submitted project={project} number={release} />;
  }
  if (draft.isPending) {
    return <Loading />;
  }
  if (draft.data === null) {
    return <NoDraft project={project} />;
  }
  if (draft.data === undefined) {
    return <ProblemState problem={draft.error} retry={() => void draft.refetch()} />;
  }
  const { base, changedBy } = draft.data;
  return (
    <>
      <PageSection>
        <DraftBreadcrumb project={project} />
        <Flex
          justifyContent={{ default: 'justifyContentSpaceBetween' }}
          alignItems={{ default: 'alignItemsFlexStart' }}
        >
          <FlexItem>
            <Title headingLevel="h1">
              {t('drafts.title')} · {project}
            </Title>
            <Content component="p">
              {base === undefined
                ? t('drafts.page.aboutNew', { name: changedBy })
                : t('drafts.page.about', { base, name: changedBy })}
            </Content>
            <TogetherWith draft={draft.data} />
          </FlexItem>
          {mayWrite && (
            <Flex>
              <DiscardDraft project={project} />
              <SubmitDraft project={project} onDone={setRelease} />
            </Flex>
          )}
        </Flex>
      </PageSection>
      <PageSection isFilled>
        <ScenarioPanel draft={draft.data} />
        <DraftFiles draft={draft.data} />
      </PageSection>
    </>
  );
}
