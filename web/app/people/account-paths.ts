/** Addresses of signing in and of one's account. E-mails lead to some of them: never change those. */
const withNext = (path: string, next: string) => (next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`)

export const signInPath = (next = "/") => withNext("/sign-in", next)
export const secondFactorPath = (next = "/") => withNext("/sign-in/two-factor", next)
export const signInByMailPath = (next = "/") => withNext("/sign-in/by-mail", next)
export const signInByOrganisationPath = (next = "/") => withNext("/sign-in/organisation", next)
export const signUpPath = (next = "/") => withNext("/sign-up", next)
export const forgottenPasswordPath = "/forgotten-password"

/** After a form whose answer comes by e-mail. */
export const checkYourMailPath = (what: "sign-up" | "sign-in" | "password" | "address") => `/check-your-mail/${what}`

export const settingsPath = "/my/settings"
export const profileSettingsPath = "/my/settings/profile"
export const emailSettingsPath = "/my/settings/email"
export const passwordSettingsPath = "/my/settings/password"
export const notificationSettingsPath = "/my/settings/notifications"
export const sessionsPath = "/my/settings/devices"
export const twoFactorPath = "/my/settings/two-factor"
export const backupCodesPath = "/my/settings/two-factor/backup-codes"
export const turnOffTwoFactorPath = "/my/settings/two-factor/turn-off"
export const erasePath = "/my/settings/erase"

export const personPath = (handle: string) => `/people/${handle}`
/** Peers who are willing to be asked. */
export const peersPath = "/people"
