import { execFileSync } from "node:child_process"
import sparticuz from "@sparticuz/chromium"

/** How to start a Chromium here: the one that CHROMIUM_PATH names, the system's own, or the one that comes with the packages. */
export async function chromiumOptions(): Promise<{ executablePath: string; args: string[] }> {
  return {
    executablePath: process.env.CHROMIUM_PATH || installed() || (await sparticuz.executablePath()),
    // Not the arguments that come with @sparticuz/chromium: they switch off web security and much else.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  }
}

/** The system's own Chromium, if there is one; rather the one without windows, which opens them several times as fast. */
function installed(): string | null {
  for (const name of ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
    } catch {
      // Not this one.
    }
  }
  return null
}
