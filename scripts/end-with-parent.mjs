import process from "node:process"

// Loaded into the servers by start.mjs and dev.mjs: when those are killed without a chance to stop them,
// the connection to them breaks, and a server that nobody minds ends instead of holding its port and data.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
process.channel?.unref()
