import {
  Button,
  EmptyState,
  EmptyStateBody,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  InputGroup,
  InputGroupItem,
  TextInput,
} from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address/useAddress';
import { useProjectNames } from '@/lib/api/projects';
import styles from './InProject.module.css';
import { Loading } from './Loading';
import { useTyped } from './useTyped';

/** What depends on a project, under a choice of the project that the address holds. */
export function InProject({ children }: { children: (project: string) => ReactNode }) {
  const { t } = useTranslation();
  const names = useProjectNames();
  const [search, change] = useAddress();
  if (names === undefined) {
    return <Loading />;
  }
  const project = search.get('project') ?? names[0] ?? '';
  const choose = (chosen: string) => change({ project: chosen }, true);
  return (
    <>
      {names.length === 0 ? (
        <ProjectInput project={project} onChoose={choose} />
      ) : (
        <ProjectSelect names={names} project={project} onChoose={choose} />
      )}
      {project === '' ? (
        <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('parts.noProject.title')}>
          <EmptyStateBody>{t('parts.noProject.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        children(project)
      )}
    </>
  );
}

interface ChoiceProps {
  project: string;
  onChoose: (project: string) => void;
}

function ProjectSelect({ names, project, onChoose }: ChoiceProps & { names: string[] }) {
  const { t } = useTranslation();
  const all = names.includes(project) ? names : [project, ...names];
  return (
    <Form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <FormGroup label={t('parts.project')} fieldId="project">
        <FormSelect id="project" value={project} onChange={(_event, chosen) => onChoose(chosen)}>
          {all.map((name) => (
            <FormSelectOption key={name} value={name} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
    </Form>
  );
}

function ProjectInput({ project, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useTyped(project, project);
  return (
    <Form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(wanted.trim());
      }}
    >
      <FormGroup label={t('parts.project')} fieldId="project">
        <InputGroup>
          <InputGroupItem isFill>
            <TextInput
              id="project"
              value={wanted}
              onChange={(_event, typed) => setWanted(typed)}
              spellCheck={false}
            />
          </InputGroupItem>
          <InputGroupItem>
            <Button type="submit" variant="control">
              {t('parts.showProject')}
            </Button>
          </InputGroupItem>
        </InputGroup>
      </FormGroup>
    </Form>
  );
}
