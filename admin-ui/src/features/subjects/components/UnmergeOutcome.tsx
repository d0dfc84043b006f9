import {
  Button,
  Content,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Title,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Unmerged } from '../api/unmerge';

interface Props {
  outcome: Unmerged;
  onClose: () => void;
}

/** What became of a profile that was separated, and what was decided while it was one. */
export function UnmergeOutcome({ outcome, onClose }: Props) {
  const { t } = useTranslation();
  const { profiles, decisions } = outcome;
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="unmerged">
      <ModalHeader title={t('subject.unmerge.done')} labelId="unmerged" />
      <ModalBody>
        <Title headingLevel="h2" size="md">
          {t('subject.unmerge.profiles', { count: profiles.length })}
        </Title>
        <List>
          {profiles.map((profile) => (
            <ListItem key={profile}>
              <Link to={`/subjects/${encodeURIComponent(profile)}`} onClick={onClose}>
                {profile}
              </Link>
            </ListItem>
          ))}
        </List>
        <br />
        <Title headingLevel="h2" size="md">
          {t('subject.unmerge.meanwhile')}
        </Title>
        {decisions.length === 0 ? (
          <Content component="p">{t('subject.unmerge.noDecisions')}</Content>
        ) : (
          <>
            <Content component="p">
              {t('subject.unmerge.meanwhileAbout', { count: decisions.length })}
            </Content>
            <List>
              {decisions.map((decision) => (
                <ListItem key={decision}>
                  <Link to={`/decisions/${decision}`}>{decision}</Link>
                </ListItem>
              ))}
            </List>
          </>
        )}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('subject.unmerge.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}
