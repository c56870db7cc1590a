import { createContext } from "react"

/** What a page knows of the answer it is part of; empty in the browser, which hides the nonce from scripts. */
export type Answer = { nonce: string; requestId: string }

export const AnswerContext = createContext<Answer>({ nonce: "", requestId: "" })
