/** The addresses of writing and reviewing case studies. */
export const submissionPaths = {
  start: "/submit",
  overview: (reference: string) => `/submit/${reference}`,
  step: (reference: string, step: string) => `/submit/${reference}/${step}`,
  check: (reference: string) => `/submit/${reference}/check`,
  remove: (reference: string) => `/submit/${reference}/delete`,
  queue: "/manage/submissions",
  review: (reference: string) => `/manage/submissions/${reference}`,
}
