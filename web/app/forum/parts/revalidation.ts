import type { ShouldRevalidateFunctionArgs } from "@remix-run/react"

/** What a page sends by itself while somebody types changes nothing that it shows. */
export function unlessTyping({ formAction, formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  const isByItself =
    formAction?.startsWith("/forum/preview") || formAction?.startsWith("/forum/picture") || formData?.get("intent") === "draft"
  return isByItself ? false : defaultShouldRevalidate
}
