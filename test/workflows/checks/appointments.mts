import assert from 'node:assert/strict';
import { it } from 'node:test';

import { outputOf, type Stage } from '../stage.mts';

const APPOINTMENTS = 'smsExample000002';

/** Appointments, and the instant of 18:00 on the evening before where the person is. */
const BOOKINGS = [
	{
		// The clocks of Paris go forward in the night between reminder and appointment.
		name: 'Anne',
		phone: '+33639980121',
		timezone: 'Europe/Paris',
		startsAt: '2040-03-25T09:30',
		reminder: '2040-03-24T17:00:00.000Z',
		text: 'Hello Anne, we expect you tomorrow at 09:30.',
	},
	{
		name: 'Ben',
		phone: '+12125550122',
		timezone: 'America/New_York',
		startsAt: '2040-07-11T18:00:00Z',
		reminder: '2040-07-10T22:00:00.000Z',
		text: 'Hello Ben, we expect you tomorrow at 14:00.',
	},
	{
		// In UTC, the appointment is on the day of the reminder.
		name: 'Mere',
		phone: '+64215550123',
		timezone: 'Pacific/Auckland',
		startsAt: '2040-01-19T08:15:00+13:00',
		reminder: '2040-01-18T05:00:00.000Z',
		text: 'Hello Mere, we expect you tomorrow at 08:15.',
	},
];

const PHONE = '+12125550125';
const NINE = '2040-03-25T09:30';

/** Bookings of which nobody can say when it is 18:00 on the evening before. */
const UNCLEAR: ReadonlyArray<
	Record<'name' | 'phone', string> & { startsAt?: string; timezone?: string }
> = [
	{ name: 'No zone', phone: PHONE, startsAt: NINE },
	{ name: 'No zone, but an offset', phone: PHONE, startsAt: `${NINE}:00+01:00` },
	{ name: 'An empty zone', phone: PHONE, startsAt: NINE, timezone: '' },
	{ name: 'A zone of no clock', phone: PHONE, startsAt: NINE, timezone: 'Mars/Phobos' },
	{ name: "n8n's own zone", phone: PHONE, startsAt: NINE, timezone: 'local' },
	{ name: 'No date', phone: PHONE, startsAt: 'next Tuesday', timezone: 'UTC' },
	{ name: 'No time of day', phone: PHONE, startsAt: '2040-03-25', timezone: 'UTC' },
	{ name: 'Nothing', phone: PHONE, timezone: 'UTC' },
];

const PHONES = BOOKINGS.map(({ phone }) => phone);

/** Appointment → reminder the evening before, in the recipient's zone. */
export function appointments(stage: () => Stage): void {
	it("schedules each reminder for 18:00 of the evening before, by the recipient's clock", async () => {
		await stage().api.publish(APPOINTMENTS);
		const bookings = BOOKINGS.map(({ reminder: _reminder, text: _text, ...booking }) => booking);
		const execution = await stage().post(APPOINTMENTS, 'appointment-booked', bookings);
		const kept = outputOf(execution, 'Keep This With the Appointment');
		assert.deepEqual(
			kept.map(({ name, messageId }) => [name, /^\d+$/.test(String(messageId))]),
			BOOKINGS.map(({ name }) => [name, true]),
		);
		const { simulator } = stage();
		assert.equal(stage().received('smsScheduler', ...PHONES).length, 0);
		simulator.clock.set('2040-12-31T00:00:00Z');
		const arrived = stage().received('smsScheduler', ...PHONES);
		simulator.clock.set(Date.now());
		assert.deepEqual(
			arrived.map(({ phone, text, at }) => [phone, text, new Date(at).toISOString()]).sort(),
			BOOKINGS.map(({ phone, text, reminder }) => [phone, text, reminder]).sort(),
		);
	});

	it('schedules nothing for who books after that evening', async () => {
		const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
		const booking = { name: 'Tom', phone: '+12125550124', timezone: 'UTC', startsAt: inAnHour };
		const asked = stage().simulator.requests.length;
		const execution = await stage().post(APPOINTMENTS, 'appointment-booked', booking);
		const late = outputOf(execution, 'Too Late for a Reminder');
		assert.equal(late[0]?.['name'], 'Tom');
		assert.equal(stage().simulator.requests.length, asked);
	});

	it('schedules nothing for a booking whose hour is not clear, and says whom to call and why', async () => {
		const asked = stage().simulator.requests.length;
		const execution = await stage().post(APPOINTMENTS, 'appointment-booked', UNCLEAR);
		assert.equal(stage().simulator.requests.length, asked);
		assert.deepEqual(outputOf(execution, 'Too Late for a Reminder'), []);
		const unclear = outputOf(execution, 'No Reminder: Call Them');
		assert.equal(unclear.length, UNCLEAR.length);
		for (const [index, { name, startsAt, timezone = '' }] of UNCLEAR.entries()) {
			const found = unclear[index];
			assert.deepEqual([found?.['name'], found?.['phone']], [name, PHONE]);
			const why = String(found?.['why']);
			assert.ok(why.includes(`'${startsAt ?? ''}'`) && why.includes(`'${timezone}'`), why);
		}
	});

	it('says whom to call when SMS Scheduler does not take the reminder', async () => {
		const [booking] = BOOKINGS;
		const execution = await stage().post(APPOINTMENTS, 'appointment-booked', {
			...booking,
			phone: 'by letter',
		});
		const [call] = outputOf(execution, 'No Reminder: Call Them');
		assert.deepEqual([call?.['name'], call?.['phone']], ['Anne', 'by letter']);
		assert.match(String(call?.['why']), /not a phone number/);
	});

	it('schedules the three sample appointments at a press of the button', async () => {
		const execution = await stage().execute(APPOINTMENTS, 'Try It');
		const zones = { Anne: 'Europe/Paris', Ben: 'America/New_York', Mere: 'Pacific/Auckland' };
		const due = Object.fromEntries(
			outputOf(execution, 'Keep This With the Appointment').map(({ name, reminderAt }) => [
				String(name),
				new Date(String(reminderAt)),
			]),
		);
		for (const [name, timeZone] of Object.entries(zones)) {
			const clock = due[name]?.toLocaleTimeString('en-GB', { timeZone });
			assert.equal(clock, '18:00:00', name);
		}
	});
}
