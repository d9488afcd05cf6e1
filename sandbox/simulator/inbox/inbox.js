// @ts-check
import { announce, announceArrival, announceMore } from './announce.js';
import { afterChange, control, fetchInbox, showProblem } from './api.js';
import { callbackWords } from './callback.js';
import { setClock, startClock, tick } from './clock.js';
import { byId, setText } from './dom.js';
import { setProviders } from './messages.js';
import { showPhones } from './phones.js';
import { showPlans } from './plans.js';
import { showProviders } from './providers.js';

/** The page is brought up to date at most this often, however much happens. */
const PAUSE_MS = 150;

/** What is to be seen, beyond the latest. */
const page = {
	phones: 24,
	find: '',
	/** @type {Set<string>} */
	open: new Set(),
	refresh,
};

const parts = [showPhones(page), showPlans(), showProviders()];
let isWaiting = false;
let isStale = false;

/** Shows what there is now: at once, or after a pause when it was shown just before. */
function refresh() {
	isStale = true;
	if (isWaiting || document.hidden) return;
	isWaiting = true;
	void show().finally(() => {
		setTimeout(() => {
			isWaiting = false;
			if (isStale) refresh();
		}, PAUSE_MS);
	});
}

async function show() {
	isStale = false;
	try {
		const view = await fetchInbox(page);
		setProviders(view.providers);
		setClock(view.now);
		for (const part of parts) part(view);
		tick();
		document.title = view.messages > 0 ? `${view.messages} messages – SMS inbox` : 'SMS inbox';
		document.body.classList.add('ready');
	} catch {
		showConnection(false);
	}
}

/** @param {boolean} isOpen */
function showConnection(isOpen) {
	const element = byId('connection', HTMLElement);
	element.dataset['open'] = String(isOpen);
	setText(element, isOpen ? 'Live' : 'Connection lost, trying again…');
}

/** Whatever happens, the page asks what there is now: so it is right even when it missed something. */
function listen() {
	const events = new EventSource('/control/events');
	events.addEventListener('open', () => {
		showConnection(true);
		showProblem('');
		refresh();
	});
	events.addEventListener('error', () => showConnection(false));
	events.addEventListener('message', ({ data }) => {
		const event = JSON.parse(data);
		if (event.type === 'arrived') announceArrival(event.message);
		if (event.type === 'callback') tellCallback(event.message.callback);
		if (event.type === 'more') announceMore(event.arrived);
		if (event.type === 'reset') leaveList();
		refresh();
	});
}

/** @param {import('../types.mts').Callback} callback */
function tellCallback(callback) {
	if (callback.state !== 'waiting') announce(callbackWords(callback));
}

/** A phone that has the focus would stay, though there is none any more. */
function leaveList() {
	const list = byId('phone-list', HTMLElement);
	if (list.contains(document.activeElement)) byId('phones-title', HTMLElement).focus();
}

byId('reset', HTMLElement).addEventListener('click', () => {
	if (confirm('Remove all messages and set everything back?')) void control('reset');
});
document.addEventListener('visibilitychange', () => {
	if (!document.hidden && isStale) refresh();
});
afterChange(refresh);
startClock();
listen();
refresh();
