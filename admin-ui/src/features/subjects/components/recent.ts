/** A subject that was looked up before. */
export interface Recent {
  id: string;
  /** What was typed. */
  kind: string;
  value: string;
}

const most = 10;

/** Of each user, kept in the session of this tab alone: what is typed here is personal. */
function keyOf(user: string): string {
  return `arbiter.look-ups.${user}`;
}

/** What this user looked up in this tab, the latest first. */
export function recentOf(user: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts a look-up on top of the list. */
export function remember(user: string, one: Recent): void {
  const others = recentOf(user).filter(
    ({ kind, value }) => kind !== one.kind || value !== one.value,
  );
  sessionStorage.setItem(keyOf(user), JSON.stringify([one, ...others].slice(0, most)));
}

/** Forgets all look-ups of this user. */
export function forget(user: string): void {
  sessionStorage.removeItem(keyOf(user));
}

function isRecent(value: unknown): value is Recent {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'kind', 'value'].every(
      (name) => typeof (value as Record<string, unknown>)[name] === 'string',
    )
  );
}
