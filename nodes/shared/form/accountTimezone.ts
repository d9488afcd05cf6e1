import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { namedZones, type NamedZone } from '../time/namedZones';

/** The names of clocks that stand still all year where most of their neighbors' do not. */
const fixedNames: Readonly<Record<number, string>> = {
	[-10]: 'Hawaii Standard',
	[-9]: 'Alaska Standard',
	[-8]: 'Pacific Standard',
	[-7]: 'Mountain Standard',
	[-6]: 'Central Standard',
	[-5]: 'Eastern Standard',
	[-4]: 'Atlantic Standard',
	0: 'UTC',
};

const twoDigits = (hours: number) => String(Math.abs(hours)).padStart(2, '0');

/** An offset all year. In such IANA names the sign is turned round: Etc/GMT+5 is behind UTC. */
function fixedZone(hours: number): NamedZone {
	const zone = hours === 0 ? 'UTC' : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`;
	const name = `${fixedNames[hours] ?? 'Fixed'} (no daylight saving)`;
	return { zone, offset: `${hours < 0 ? '-' : '+'}${twoDigits(hours)}:00`, name };
}

/** From 12 hours behind to 14 ahead: all that IANA has. */
const fixedZones = Array.from({ length: 27 }, (_, index) => fixedZone(index - 12));

/** `-03:30` as minutes. */
function minutesOf(offset: string): number {
	const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** `UTC−05:00 · Eastern Time (daylight saving) · America/New_York`. */
function optionOf({ zone, offset, name }: NamedZone): INodePropertyOptions {
	const isPlace = !zone.startsWith('Etc/') && zone !== 'UTC';
	const parts = [`UTC${offset.replace('-', '−')}`, name, isPlace ? zone : ''];
	return { name: parts.filter((part) => part !== '').join(' · '), value: zone };
}

const options = [...fixedZones, ...namedZones]
	.toSorted((a, b) => minutesOf(a.offset) - minutesOf(b.offset))
	.map(optionOf);

/**
 * In which time zone the provider reads a date. A credential cannot load a list, so it has the
 * whole one.
 * @param zone IANA name, preselected
 */
export function accountTimezoneField(zone: string, description: string): INodeProperties {
	return {
		displayName: 'Account Timezone',
		name: 'accountTimezone',
		type: 'options',
		options,
		default: zone,
		description,
	};
}
