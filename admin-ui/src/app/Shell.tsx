import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  Nav,
  NavItem,
  NavList,
  Page,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Logo } from '@/components/Logo';
import { LanguageMenu } from '@/features/preferences/components/LanguageMenu';
import { ThemeMenu } from '@/features/preferences/components/ThemeMenu';
import { useMe } from '@/features/session/api/me';
import { AccountMenu } from '@/features/session/components/AccountMenu';
import { RequireSession } from '@/features/session/components/RequireSession';
import { UserContext } from '@/lib/session/user';
import { destinationsOf } from './navigation';
import styles from './Shell.module.css';

const contentId = 'content';

/** The frame around every page that needs a session. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <RequireSession>
      <Page
        masthead={<TopBar />}
        sidebar={<SideBar />}
        isManagedSidebar
        isContentFilled
        mainContainerId={contentId}
        skipToContent={<SkipToContent href={`#${contentId}`}>{t('app.skip')}</SkipToContent>}
      >
        <KnownUser>
          <Outlet />
        </KnownUser>
      </Page>
    </RequireSession>
  );
}

/** Tells the pages who uses them; features do not know each other. */
function KnownUser({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  return me && <UserContext value={me}>{children}</UserContext>;
}

/** Where somebody may go; what a role may not use is not offered. */
function SideBar() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data: me } = useMe();
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={t('app.navigation')}>
          <NavList>
            {me &&
              destinationsOf(me).map(({ path, name }) => (
                <NavItem key={path} isActive={pathname === path || pathname.startsWith(`${path}/`)}>
                  <NavLink to={path}>{t(`app.destinations.${name}`)}</NavLink>
                </NavItem>
              ))}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

function TopBar() {
  const { t } = useTranslation();
  return (
    <Masthead display={{ default: 'inline' }} className={styles.bar}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label={t('app.toggle')} />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo
            component={(props) => <Link {...props} to="/" aria-label={t('app.home')} />}
          >
            <Logo />
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }} variant="action-group-plain">
              <ToolbarItem>
                <ThemeMenu />
              </ToolbarItem>
              <ToolbarItem>
                <LanguageMenu />
              </ToolbarItem>
              <ToolbarItem>
                <AccountMenu />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
