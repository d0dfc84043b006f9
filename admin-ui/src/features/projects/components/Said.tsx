import { Alert } from '@patternfly/react-core';
import { useEffect, useRef } from 'react';

/** Says what happened after a dialog has closed, and takes the focus that the dialog had. */
export function Said({ words }: { words: string | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (words !== undefined) {
      place.current?.focus();
    }
  }, [words]);
  return (
    words !== undefined && (
      <div ref={place} tabIndex={-1}>
        <Alert isInline isLiveRegion component="h2" variant="success" title={words} />
      </div>
    )
  );
}
