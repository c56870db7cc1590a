import process from "node:process"
import autocannon from "autocannon"

// Makes the load, in a process of its own. What to do comes as JSON on standard input, what came of it goes as JSON to standard output.
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const { url, connections, seconds, requests } = JSON.parse(Buffer.concat(chunks).toString())

let started = 0
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  timeout: 30,
  requests,
  // Every connection begins elsewhere in the list: otherwise all would ask the same at the same time, and one answer would do for all.
  setupClient(client) {
    const from = Math.floor((started++ * requests.length) / connections)
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
  },
})
process.stdout.write(
  JSON.stringify({
    requests: result.requests.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    bytes: result.requests.total > 0 ? Math.round(result.throughput.total / result.requests.total) : 0,
    failures: result.errors + result.timeouts + result.non2xx,
  }),
)
