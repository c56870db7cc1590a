/** The addresses of judging a round and of its results. */
export const judgingPaths = {
  judge: (round: string) => `/awards/${round}/judge`,
  conflicts: (round: string) => `/awards/${round}/judge/conflicts`,
  score: (round: string, reference: string) => `/awards/${round}/judge/${reference}`,
  autosave: (round: string, reference: string) => `/awards/${round}/judge/${reference}/autosave`,
  giveBack: (round: string, reference: string) => `/awards/${round}/judge/${reference}/return`,
  results: (round: string) => `/awards/${round}/results`,
  feedback: (round: string, reference: string) => `/awards/${round}/feedback/${reference}`,
  manage: (round: string) => `/manage/awards/${round}/judging`,
  readers: (round: string, reference: string) => `/manage/awards/${round}/judging/${reference}`,
  manageResults: (round: string) => `/manage/awards/${round}/results`,
  judgement: (round: string, reference: string) => `/manage/awards/${round}/results/${reference}`,
  announce: (round: string) => `/manage/awards/${round}/announce`,
  everything: (round: string) => `/export/awards/${round}/everything.zip`,
}
