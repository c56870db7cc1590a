import Bowser from "bowser"

/** What people call a device, from what its browser says of itself: "Firefox on Windows". */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return "A device that does not say what it is"
  const { browser, os } = Bowser.parse(userAgent)
  if (!browser.name) return "A program that is no browser we know"
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
