/*
 * Loaded into n8n before n8n itself: the channel to the sandbox closes however the sandbox ends,
 * by a kill too, and n8n then ends with it.
 */
const PATIENCE = 5000;

process.once('disconnect', () => {
	setTimeout(() => process.exit(1), PATIENCE).unref();
	process.kill(process.pid, 'SIGTERM');
});
