import { Navigate } from 'react-router';
import { useMe } from '@/features/session/api/me';
import { destinationsOf } from './navigation';
import { NotFound } from './NotFound';

/** Leads to the first of the places where somebody may go. */
export function FirstPage() {
  const { data: me } = useMe();
  const [first] = me ? destinationsOf(me) : [];
  return first ? <Navigate to={first.path} replace /> : <NotFound />;
}
