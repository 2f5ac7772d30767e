import { acme, expect, type CompanyApi, type SessionJar, type Tab, type User } from '../../fixtures'

/** What the steps of a demotion need of a spec. */
interface Scene {
  companyApi: CompanyApi
  session: SessionJar
  tab: Tab
  user: User
}

/** The page of administrators, and where the proxy redirects others. */
export const administration = '/administration'
export const dashboard = '/dashboard'

/** The part of the session that the change affects, before and after it. */
export const admin = { user: { role: 'admin' } }
export const member = { user: { role: 'member' } }

/** Signs the user in as an administrator. */
export async function signInAsAdmin({ session, user }: Pick<Scene, 'session' | 'user'>): Promise<void> {
  user.role = 'admin'
  user.companyId = acme.id
  await session.signIn(user, acme)
}

/** Makes the user a member in the company API, and proves that it returns the new role. */
export async function demote({ companyApi, user }: Pick<Scene, 'companyApi' | 'user'>): Promise<void> {
  user.role = 'member'
  await expect(await companyApi.read(`/people/${user.id}`)).toShow(member.user)
}
