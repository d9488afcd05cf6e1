// @ts-check
import { control } from './api.js';
import { announce } from './announce.js';
import { now } from './clock.js';
import { byId, h, keepList, setText } from './dom.js';
import { body, partsOf, providerMark, stateMark, zoneOf } from './messages.js';
import { dayAndTime, OWN_ZONE, shortDayAndTime, zoneName } from './time.js';

/** @typedef {import('./server/view.mts').PlanView} PlanView */
/** @typedef {import('./dom.js').Row<PlanView>} PlanRow */

/**
 * Something that waits for its time.
 *
 * @param {PlanView} plan
 * @returns {PlanRow}
 */
function scheduledRow(plan) {
	const { name, to, groups } = audienceOf(plan);
	const move = async () => {
		if (!(await control('clock', { to: plan.at }))) return;
		announce(`The clock is at ${dayAndTime(plan.at)}.`);
	};
	const when = dayAndTime(plan.at);
	const node = h(
		'li',
		{ class: 'card plan' },
		h(
			'div',
			{ class: 'head' },
			h('h3', { 'data-due': plan.at }, when),
			h(
				'button',
				{ type: 'button', click: () => void move(), 'aria-label': `Move clock to ${when}` },
				'Move clock',
			),
		),
		...name,
		to,
		...groups,
		...body(plan),
		metaOf(plan),
		times(plan),
	);
	const update = /** @param {PlanView} changed */ (changed) => setText(to, `To ${toWhom(changed)}`);
	return { node, update };
}

/**
 * A message to many.
 *
 * @param {PlanView} plan
 * @returns {PlanRow}
 */
function campaignRow(plan) {
	const title = h('h3');
	const { to, groups } = audienceOf(plan);
	const states = h('p', { class: 'meta' });
	const when = h('p', { class: 'quiet' });
	const node = h(
		'li',
		{ class: 'card plan' },
		title,
		to,
		...groups,
		...body(plan),
		metaOf(plan),
		when,
		states,
	);
	let shown = '';
	const update = /** @param {PlanView} changed */ (changed) => {
		setText(title, changed.name ?? `Message to ${recipientsOf(changed)}`);
		setText(to, `To ${toWhom(changed)}`);
		setText(when, whenWords(changed));
		const key = JSON.stringify([changed.counts, changed.state]);
		if (shown === key) return;
		shown = key;
		states.replaceChildren(...marksOf(changed));
	};
	return { node, update };
}

/**
 * Whom a plan is for: its name, its groups, and the line that says how many.
 *
 * @param {PlanView} plan
 */
function audienceOf({ name, groups }) {
	const items = groups.map((group) =>
		h('li', {}, `${group.name} (${group.recipients.toLocaleString('en')})`),
	);
	return {
		name: name === null ? [] : [h('p', { class: 'name' }, name)],
		to: h('p', { class: 'to' }),
		groups:
			items.length > 0 ? [h('ul', { class: 'groups', 'aria-label': 'Groups' }, ...items)] : [],
	};
}

/** @param {PlanView} plan */
function marksOf({ counts, state }) {
	const marks = Object.entries(counts).map(([name, count]) =>
		stateMark(/** @type {import('../types.mts').DeliveryState} */ (name), count),
	);
	return state === 'scheduled' ? [stateMark('scheduled'), ...marks] : marks;
}

/** @param {PlanView} plan */
function whenWords({ at, state }) {
	const time = `${dayAndTime(at)} your time`;
	if (state === 'scheduled') return `Goes out ${time}`;
	return state === 'out' ? `Went out ${time}` : `Was to go out ${time}`;
}

/** @param {PlanView} plan */
function recipientsOf({ recipients }) {
	return recipients === 1 ? '1 recipient' : `${recipients.toLocaleString('en')} recipients`;
}

/** @param {PlanView} plan */
function toWhom(plan) {
	const { recipients, shownPhones: phones, name } = plan;
	if (name !== null || phones.length === 0) return recipientsOf(plan);
	const more = recipients - phones.length;
	return phones.join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '');
}

/** @param {PlanView} plan */
function metaOf(plan) {
	const from = plan.sender ? [h('span', {}, `from ${plan.sender}`)] : [];
	return h('p', { class: 'meta' }, providerMark(plan.provider), ...from, ...partsOf(plan));
}

/**
 * The same instant at the provider and here.
 *
 * @param {PlanView} plan
 */
function times({ provider, at }) {
	const zone = zoneOf(provider);
	const row = /** @param {string} label @param {string} name */ (label, name) => [
		h('dt', {}, label),
		h('dd', {}, shortDayAndTime(at, name, now()), ' ', h('span', {}, zoneName(at, name))),
	];
	const there = zone === null ? [] : row('Provider', zone);
	return h('dl', { class: 'times' }, ...there, ...row('You', OWN_ZONE));
}

/**
 * The two lists of plans.
 *
 * @returns {(view: import('./server/inbox.mts').InboxView) => void}
 */
export function showPlans() {
	const keyOf = /** @param {PlanView} plan */ ({ number }) => number;
	const showScheduled = keepList(byId('scheduled-list', HTMLElement), keyOf, scheduledRow);
	const showCampaigns = keepList(byId('campaign-list', HTMLElement), keyOf, campaignRow);
	return ({ scheduled, campaigns }) => {
		showScheduled(scheduled.shown);
		showCampaigns(campaigns.shown);
		frame('scheduled', scheduled);
		frame('campaigns', campaigns);
	};
}

/**
 * @param {string} name
 * @param {import('./server/inbox.mts').InboxView['scheduled']} part
 */
function frame(name, { shown, more }) {
	const total = shown.length + more;
	setText(byId(`${name}-count`, HTMLElement), total.toLocaleString('en'));
	byId(`${name}-empty`, HTMLElement).hidden = total > 0;
	const rest = byId(`${name}-more`, HTMLElement);
	rest.hidden = more === 0;
	setText(rest, `and ${more.toLocaleString('en')} more`);
}
