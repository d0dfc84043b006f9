import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  Nav,
  NavItem,
  NavList,
  Page,
  SkipToContent,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Logo } from '@/components/Logo';
import { LanguageMenu } from '@/features/preferences/components/LanguageMenu';
import { ThemeMenu } from '@/features/preferences/components/ThemeMenu';
import { AccountMenu } from '@/features/session/components/AccountMenu';
import { RequireSession } from '@/features/session/components/RequireSession';
import styles from './Shell.module.css';

const contentId = 'content';

/** The frame around every page that needs a session. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <RequireSession>
      <Page
        masthead={<TopBar />}
        mainContainerId={contentId}
        skipToContent={<SkipToContent href={`#${contentId}`}>{t('app.skip')}</SkipToContent>}
      >
        <Outlet />
      </Page>
    </RequireSession>
  );
}

function TopBar() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Masthead display={{ default: 'inline' }} className={styles.bar}>
      <MastheadMain>
        <MastheadBrand>
          <MastheadLogo
            component={(props) => <Link {...props} to="/decisions" aria-label={t('app.home')} />}
          >
            <Logo />
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarItem>
              <Nav variant="horizontal" aria-label={t('app.navigation')}>
                <NavList>
                  <NavItem isActive={pathname.startsWith('/decisions')}>
                    <NavLink to="/decisions">{t('app.decisions')}</NavLink>
                  </NavItem>
                </NavList>
              </Nav>
            </ToolbarItem>
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
