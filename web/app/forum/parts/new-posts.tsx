import { Link, useRevalidator, useSearchParams } from "@remix-run/react"
import { type MouseEvent, useEffect, useRef, useState } from "react"
import { useLive } from "../../platform/live.ts"
import { threadPath } from "../paths.ts"
import { countOf } from "./words.ts"

type News = { count: number; first: { page: number; anchor: string } | null }
type Props = { space: string; thread: string; page: number; lastPosition: number }

/**
 * Says that others have written in this thread since the page was made, and shows it when asked to. Its place is kept
 * free, so nothing moves when it speaks.
 */
export function NewPosts({ space, thread, page, lastPosition }: Props) {
  const [news, setNews] = useState<News | null>(null)
  const { revalidate } = useRevalidator()
  const [parameters] = useSearchParams()
  const wanted = useRef<string | null>(null)
  useLive<News>("posts", { thread, after: String(lastPosition) }, setNews)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was new is on a page that was made anew.
  useEffect(() => {
    setNews(null)
    const shown = wanted.current && document.getElementById(wanted.current)
    if (!shown) return
    wanted.current = null
    shown.focus()
  }, [page, lastPosition])

  const first = news?.first
  if (!news || !first || news.count === 0) return <div className="hub-new-posts hub-no-print" role="status" />
  const quote = parameters.get("quote")
  const query = new URLSearchParams({ ...(first.page > 1 && { page: String(first.page) }), ...(quote && { quote }) }).toString()
  const show = (event: MouseEvent) => {
    if (first.page !== page || event.metaKey || event.ctrlKey || event.shiftKey) return
    // The page is asked for again where it stands: what is being typed in it stays.
    event.preventDefault()
    wanted.current = first.anchor
    revalidate()
  }
  return (
    <div className="hub-new-posts hub-no-print" role="status">
      <p>
        {news.count > 99 ? "100 or more new posts" : countOf(news.count, "new post")}.{" "}
        <Link to={`${threadPath(space, thread)}${query && `?${query}`}#${first.anchor}`} onClick={show}>
          {news.count === 1 ? "Show it" : "Show them"}
        </Link>
      </p>
    </div>
  )
}
