// Loaded before the API: ends it when the launcher is gone, however that ended, so that no API is left on its port.
import process from 'node:process'

process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
