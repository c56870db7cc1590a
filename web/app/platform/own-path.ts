/**
 * Where to go on: a path of this site, or `otherwise` for anything else. Browsers drop control characters from addresses and
 * take "\" for "/", so what holds either could lead elsewhere.
 */
export function ownPath(next: string | null | undefined, otherwise = "/"): string {
  return next && /^\/(?![/\\])/.test(next) && !/[\p{Cc}\\]/u.test(next) ? next : otherwise
}
