import { formatIn } from '../../dates.mts';
import type { Answer, JsonObject } from '../../types.mts';
import type { World } from '../../world.mts';
import { conversationKey, type Sms } from './account.mts';
import { fail, reply } from './errors.mts';
import { countryOf, DATE_FORMAT, type Call } from './messages.mts';

/** POST sms/summary: one row for each conversation, the latest first; pages count from 0. */
export function summary(call: Call): Answer {
	const latest = [...call.account.conversations.values()]
		.reverse()
		.flatMap((conversation) => conversation.at(-1) ?? []);
	return reply({ summary: pageOf(call, latest).map((sms) => spell(call.world, sms)) });
}

/** POST sms/chat: one conversation between an own and another number, the latest first. */
export function chat(call: Call): Answer {
	const internal = call.form.get('internal') ?? '';
	const external = call.form.get('external') ?? '';
	const all = call.account.conversations.get(conversationKey(internal, external)) ?? [];
	return reply({ chat: pageOf(call, all.toReversed()).map((sms) => spell(call.world, sms)) });
}

/**
 * A list of what is scheduled. INVENTED: the provider has a page about it that was not
 * available, so path and shape are made up, to try out an endpoint that the user sets.
 */
export function listScheduled(call: Call): Answer {
	const { zone } = call.world.settings.voipCommunications;
	const rows = [...call.account.scheduled.values()].map((sms) => ({
		smsid: sms.smsid,
		from: sms.internal,
		to: sms.external,
		msg: sms.text,
		delivery_date: formatIn(zone, sms.at, DATE_FORMAT),
		status: 'SCHEDULED',
	}));
	return reply({ scheduled: rows });
}

/** Deletes one scheduled SMS by its smsid. INVENTED like `listScheduled`; the key is documented. */
export function deleteScheduled(call: Call): Answer {
	const smsid = call.form.get('smsid') ?? '';
	const sms = call.account.scheduled.get(smsid);
	if (sms === undefined) return fail('error', 'Scheduled SMS not found');
	sms.appointment?.cancel();
	if (sms.plan) call.world.journal.withdraw(sms.plan, smsid);
	call.account.scheduled.delete(smsid);
	return reply({ deleted: true, smsid });
}

/** GET cms/user: echoes the API password, as the real one does. */
export function user(call: Call): Answer {
	const { apiKey, apiPassword } = call.world.secrets.voipCommunications;
	return reply({
		user: {
			user_id: '4711',
			user_email: 'owner@example.com',
			user_fname: 'John',
			user_lname: 'Smith',
			user_timezone: call.world.settings.voipCommunications.zone,
			user_balance_warning: '5.00',
			user_api_key: apiKey,
			user_api_pwd: apiPassword,
		},
		endpoint: {},
	});
}

function pageOf(call: Call, rows: readonly Sms[]): readonly Sms[] {
	const { pageSize } = call.world.settings.voipCommunications;
	const page = Math.max(0, Math.floor(Number(call.form.get('page') ?? 0)) || 0);
	return rows.slice(page * pageSize, (page + 1) * pageSize);
}

/** The rows' names come from a public client; the values of status and type are guesses. */
function spell(world: World, sms: Sms): JsonObject {
	const { zone } = world.settings.voipCommunications;
	return {
		sms_id: String(sms.historyId),
		sms_country: countryOf(sms.external),
		sms_status: statusOf(world, sms),
		sms_inout: sms.direction,
		sms_type: sms.isBulk ? 'BULKSMS' : '2WAYSMS',
		sms_internal: sms.internal,
		sms_external: sms.external,
		sms_sale: sms.sale.toFixed(4),
		sms_status_date: formatIn(zone, sms.at, DATE_FORMAT),
		sms_msg: sms.text,
	};
}

function statusOf(world: World, { direction, delivery }: Sms): string {
	if (direction === 'IN' || delivery === undefined) return 'RECEIVED';
	if (world.phones.stageOf(delivery, world.clock.now()) !== 'final') return 'SENT';
	return delivery.verdict.arrives ? 'DELIVERED' : 'FAILED';
}
