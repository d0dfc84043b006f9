import { Spinner } from '@patternfly/react-core';
import styles from './FindingList.module.css';

/** Says that what is shown is being brought up to date; its place stays when it is done. */
export function Busy({ isBusy, text }: { isBusy: boolean; text: string }) {
  return (
    <div className={styles.busy} role="status">
      {isBusy && (
        <>
          <Spinner size="sm" aria-hidden />
          {text}
        </>
      )}
    </div>
  );
}
