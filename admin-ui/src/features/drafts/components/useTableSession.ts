import { useCallback, useEffect, useReducer } from 'react';
import { ApiProblem } from '@/lib/api/problem';
import type { Doing } from '@/lib/sheet/session';
import type { Edit } from '@/lib/sheet/sheet';
import type { Draft } from '../api/draft';
import { sendEdits } from '../api/sendEdits';
import { useTableFile } from '../api/tableFile';
import { nothingYet, tableAfter } from './tableState';
import { forget, keep, kept } from './unsentEdits';

/** How long the server is given to come back before edits are sent again, in milliseconds. */
const patience = 3_000;

/** The tables of a file as they are edited, and how that goes. */
export type TableSession = ReturnType<typeof useTableSession>;

/**
 * Edits the tables of a file of a draft: at once on the page, and soon after on the server.
 */
export function useTableSession({ project, revision, files }: Draft, path: string) {
  const digest = files.find((file) => file.path === path)?.digest;
  const [state, dispatch] = useReducer(tableAfter, nothingYet);
  const { session, held, saving, lost } = state;
  const { unsent } = session;
  const isSending = saving.state === 'saving';
  // What is known of the draft may be older than what the server answered to edits.
  const isBehind = digest !== held?.digest && revision > (held?.revision ?? -1) && !isSending;
  const file = useTableFile(project, path, digest, isBehind);
  const { data } = file;

  useEffect(() => {
    if (data && isBehind) {
      dispatch({ on: 'loaded', file: data, revision, kept: kept(project, path) });
    }
  }, [data, isBehind, revision, project, path]);

  useEffect(() => {
    if (held !== undefined) {
      keep(project, path, unsent);
    }
  }, [project, path, unsent, held]);

  const send = useCallback(
    async (edits: readonly Edit[]) => {
      dispatch({ on: 'sending' });
      try {
        const answer = await sendEdits(project, path, edits);
        const keepsIds = !path.endsWith('.csv');
        dispatch({ on: 'taken', count: edits.length, answer, keepsIds });
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : new ApiProblem('failed');
        dispatch({ on: 'failed', problem });
      }
    },
    [project, path],
  );

  useEffect(() => {
    if (unsent.length === 0 || saving.state === 'saving' || saving.state === 'refused') {
      return undefined;
    }
    const timer = setTimeout(() => void send(unsent), saving.state === 'waiting' ? patience : 0);
    return () => clearTimeout(timer);
  }, [unsent, saving.state, send]);

  return {
    file,
    tables: session.tables,
    isEditable: state.isEditable,
    unsent: unsent.length,
    saving,
    lost,
    act: (act: Doing) => dispatch({ on: 'do', act }),
    retry: () => void send(unsent),
    /** Gives up what the server refused, and goes on with what it has. */
    giveUp: () => {
      forget(project, path);
      dispatch({ on: 'gaveUp' });
    },
    acknowledge: () => dispatch({ on: 'acknowledged' }),
  };
}
