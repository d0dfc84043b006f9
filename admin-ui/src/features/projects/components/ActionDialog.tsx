import {
  Button,
  Form,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalVariant,
} from '@patternfly/react-core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';

interface Props {
  title: string;
  /** What the button says that does it. */
  action: string;
  isDanger?: boolean;
  /** Whether all that is needed is given. */
  isReady?: boolean;
  isBusy: boolean;
  problem: unknown;
  onClose: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

/** Asks before something is done; stays open when the server refuses, and says why. */
export function ActionDialog(props: Props) {
  const { title, action, isDanger = false, isReady = true, isBusy, problem, children } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      onClose={props.onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
    >
      <ModalHeader title={title} labelId={`${id}-title`} />
      <ModalBody id={`${id}-body`} tabIndex={0} aria-label={title}>
        <Form
          id={id}
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !isBusy) {
              props.onConfirm();
            }
          }}
        >
          {children}
          {problem !== null && <Refused problem={problem} />}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form={id}
          variant={isDanger ? 'danger' : 'primary'}
          isDisabled={!isReady || isBusy}
          isLoading={isBusy}
        >
          {action}
        </Button>
        <Button variant="link" onClick={props.onClose}>
          {t('project.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/** Why the server refused, brought into view in a dialog that is longer than the screen. */
function Refused({ problem }: { problem: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={place}>
      <ProblemAlert problem={problem} />
    </div>
  );
}
