import { json, type Request, URL_OF_NODE } from './support.mts';

const FORM = 'application/x-www-form-urlencoded';

/** A call with a form. */
export const form = (text: string): Request => ({ type: FORM, text });
/** The same, of fields whose values are not encoded yet. */
export const fields = (values: Record<string, string>): Request =>
	form(String(new URLSearchParams(values)));
const query = (text: string): Request => ({ method: 'GET', url: `${URL_OF_NODE}&${text}` });

/** Two messages, under the names that a provider has for a sender and a text. */
export function shapes(from: string, text: string): Record<string, Request> {
	const one = { [from]: '+14155550101', [text]: 'One' };
	const two = { [from]: '+14155550102', [text]: 'Two' };
	const [a, b] = ['%2B14155550101', '%2B14155550102'];
	const both = JSON.stringify([one, two]);
	return {
		'a list of PHP': json({ 0: one, 1: two }),
		'a list of PHP with a gap': json({ 3: one, 17: two }),
		'a list of PHP in an object': json({ messages: { 0: one, 1: two } }),
		'a list of PHP two objects down': json({ data: { count: 2, messages: { 0: one, 1: two } } }),
		'a list of PHP beside other fields': json({ 0: one, 1: two, count: 2, status: 'ok' }),
		'messages by their ids': json({ 'id-7f2': one, 'id-7f3': two }),
		'messages by their ids in an object': json({ count: 2, messages: { a7: one, b8: two } }),
		'a list of lists': json([[one], [two]]),
		'a list of lists in an object': json({ messages: [[one], [two]] }),
		'lists of several names': json({ sms: [one], mms: [two] }),
		'a list beside a sender': json({ [from]: '+17130000000', messages: [one, two] }),
		'a list beside a text': json({ [text]: 'hook', messages: [one, two] }),
		'a list beside a text of another name': json({ message: 'hook', items: [one, two] }),
		'a list of threads beside a text': json({ [text]: 'hook', threads: [one, two] }),
		'a list beside many fields': json({
			...Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`a${n}`, n])),
			messages: [one, two],
		}),
		'a list under the name of a text': json({ message: [one, two] }),
		'a list of texts by one sender for each': json({
			[from]: ['+14155550101', '+14155550102'],
			[text]: ['One', 'Two'],
		}),
		'JSON in a field of JSON': json({ messages: both }),
		'JSON in the text of another field': json({ event: 'received', payload: both }),
		'JSON in a text of JSON': json(both),
		'JSON in a text of JSON in a text of JSON': json(JSON.stringify(both)),
		'texts of JSON in a list': json([JSON.stringify(one), JSON.stringify(two)]),
		'JSON in a field of a form': fields({ payload: both }),
		'JSON in a field of a form, beside others': fields({ event: 'received', messages: both }),
		'JSON in a field of a form that is called a text': fields({ message: both }),
		'JSON in the place of a form': form(encodeURIComponent(both)),
		'JSON in a query': query(`payload=${encodeURIComponent(both)}`),
		'a form with numbers': form(`0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`),
		'a form with numbers, beside other fields': form(
			`count=2&0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`,
		),
		'a form with numbers, one field of all after the other': form(
			`m[0][${from}]=${a}&m[1][${from}]=${b}&m[0][${text}]=One&m[1][${text}]=Two`,
		),
		'a form with encoded brackets': form(
			`m%5B0%5D%5B${from}%5D=${a}&m%5B0%5D%5B${text}%5D=One&m%5B1%5D%5B${from}%5D=${b}&m%5B1%5D%5B${text}%5D=Two`,
		),
		'a form with empty brackets': form(`${from}[]=${a}&${text}[]=One&${from}[]=${b}&${text}[]=Two`),
		'a form with empty brackets in a list': form(
			`m[][${from}]=${a}&m[][${text}]=One&m[][${from}]=${b}&m[][${text}]=Two`,
		),
		'a form with each field twice': form(`${from}=${a}&${text}=One&${from}=${b}&${text}=Two`),
		'a form with dots': form(`m.0.${from}=${a}&m.0.${text}=One&m.1.${from}=${b}&m.1.${text}=Two`),
		'a form with numbers and dots': form(
			`m[0].${from}=${a}&m[0].${text}=One&m[1].${from}=${b}&m[1].${text}=Two`,
		),
		'a form with numbers behind its names': form(
			`${from}1=${a}&${text}1=One&${from}2=${b}&${text}2=Two`,
		),
		'a form with numbers before its names': form(
			`0_${from}=${a}&0_${text}=One&1_${from}=${b}&1_${text}=Two`,
		),
		'a query with numbers': query(`0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`),
		'a form of several parts with numbers': {
			type: 'multipart/form-data; boundary=x',
			parts: {
				data: {
					[`0[${from}]`]: '+14155550101',
					[`0[${text}]`]: 'One',
					[`1[${from}]`]: '+14155550102',
					[`1[${text}]`]: 'Two',
				},
			},
		},
	};
}
