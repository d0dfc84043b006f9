import { createContext, useContext } from 'react';

/** Whoever uses the pages, and what their roles allow. */
export interface User {
  name: string;
  roles: readonly string[];
}

/** Set by the frame around all pages that need a session. */
export const UserContext = createContext<User>({ name: '', roles: [] });

/** Who uses the pages. */
export function useUser(): User {
  return useContext(UserContext);
}

/** Whether whoever uses the pages has one of these roles. */
export function useHasRole(...roles: string[]): boolean {
  const user = useUser();
  return roles.some((role) => user.roles.includes(role));
}
