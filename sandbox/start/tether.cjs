'use strict';

/*
 * Loaded into the launcher: npm, when it is asked to end, ends the shell between itself and the
 * launcher, and the shell tells nobody. The launcher passes a SIGTERM on.
 */
const INTERVAL = 500;

const shell = process.ppid;
const timer = setInterval(() => {
	if (process.ppid === shell) return;
	clearInterval(timer);
	process.kill(process.pid, 'SIGTERM');
}, INTERVAL);
timer.unref();
