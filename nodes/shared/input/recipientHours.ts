import { causeOf } from '../contract/causeOf';
import { refused, type Outcome } from '../contract/outcome';
import { zonesOfPhone } from '../sms/phoneZones';
import type { OutputGroup } from './grouping';
import type { Draft } from './message';
import type { Route } from './readRecipients';
import { draftOf, holdBack, outcomeOf, type Recipient } from './recipient';
import { inRecipientZones } from './sendTime';

/** A message with the hours of its recipients, or why it cannot be sent. */
type Placed = { draft: Draft } | { outcome: Outcome };

const byClocks = (draft: Draft | undefined) => draft?.hours?.clocksOf === 'nobody';

/** Makes a message for each zone that it has recipients in, once for all of them. */
class Places {
	private readonly known = new Map<Draft, Map<string, Placed>>();

	of(route: Route, draft: Draft, zones: readonly string[]): Placed {
		const own = this.known.get(draft) ?? new Map<string, Placed>();
		this.known.set(draft, own);
		const name = zones.join(' ');
		const placed = own.get(name) ?? this.place(route, draft, zones);
		own.set(name, placed);
		return placed;
	}

	private place({ run, operation }: Route, draft: Draft, zones: readonly string[]): Placed {
		const { hours } = draft;
		if (!hours) return { draft };
		try {
			const own = inRecipientZones({ ...draft, hours }, zones, run);
			// Who is in other zones may have to leave at other times: they share no request.
			return { draft: { ...own, key: `${draft.key} ${zones.join(' ')}` } };
		} catch (error) {
			return { outcome: refused(causeOf(error, operation.fields)) };
		}
	}
}

/** The zones of some phones; the workflow's for those whose country is not known, if there are others. */
function zonesOf(recipients: readonly Recipient[], workflow: string): string[] {
	const zones = new Set<string>();
	let isUnknown = false;
	for (const { to } of recipients) {
		const own = zonesOfPhone(to);
		isUnknown ||= own.length === 0;
		for (const zone of own) zones.add(zone);
	}
	if (isUnknown && zones.size > 0) zones.add(workflow);
	return [...zones].sort();
}

/**
 * Gives messages whose hours are by the recipients' clocks the zones of the phone numbers. What is
 * sent as one, as a campaign is, has the zones of all its recipients.
 */
export function settleHours(routes: readonly Route[], groups: readonly OutputGroup[]): void {
	const places = new Places();
	const waits = (one: Recipient) => !outcomeOf(one) && byClocks(draftOf(one));
	for (const { recipients } of groups) {
		const open = recipients.filter(waits);
		const zones = zonesOf(open, routes[0]?.run.zone ?? '');
		for (const one of open) {
			for (const [place, reading] of one.readings.entries()) {
				const route = routes[place];
				if (!route || !reading.draft) continue;
				const placed = places.of(route, reading.draft, zones);
				if ('draft' in placed) reading.draft = placed.draft;
				else if (!outcomeOf(one)) holdBack(route.run, one, placed.outcome);
			}
		}
	}
}
