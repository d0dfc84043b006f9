import type { Edit } from '@/lib/sheet/sheet';

/** Keeps what the server has not taken yet in this browser, so that a closed page loses nothing. */
export function keep(project: string, path: string, edits: readonly Edit[]): void {
  try {
    if (edits.length === 0) {
      forget(project, path);
    } else {
      localStorage.setItem(keyOf(project, path), JSON.stringify(edits));
    }
  } catch {
    // A full or forbidden storage keeps nothing; the server has nearly all of it anyway.
  }
}

/** Keeps nothing of a file any more. */
export function forget(project: string, path: string): void {
  localStorage.removeItem(keyOf(project, path));
}

/** What was kept of a file; nothing if it cannot be read. */
export function kept(project: string, path: string): Edit[] {
  try {
    const text = localStorage.getItem(keyOf(project, path));
    return text === null ? [] : (JSON.parse(text) as Edit[]);
  } catch {
    return [];
  }
}

function keyOf(project: string, path: string): string {
  return `arbiter.unsent ${project} ${path}`;
}
