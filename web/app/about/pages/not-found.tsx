/** Any address that no page has. */
export const loader = () => {
  throw new Response("", { status: 404 })
}

export default function NotFound() {
  return null
}
