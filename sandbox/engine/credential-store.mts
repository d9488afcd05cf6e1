import type { INodeCredentials, INodeCredentialsDetails } from 'n8n-workflow';
import type { CredentialChoice, CredentialData, StoredCredential } from './types.mts';

interface Entry {
	type: string;
	data: CredentialData;
}

/** The table of credentials that n8n has in its database. */
export class CredentialStore {
	private readonly entries = new Map<string, Entry>();
	private readonly defaults = new Map<string, StoredCredential>();

	constructor(defaults: Readonly<Record<string, CredentialData>>) {
		for (const [type, data] of Object.entries(defaults)) {
			this.defaults.set(type, this.add(type, data, type));
		}
	}

	add(type: string, data: CredentialData, name: string): StoredCredential {
		const id = `credential-${this.entries.size + 1}`;
		this.entries.set(id, { type, data: { ...data } });
		return { id, name, stored: true };
	}

	read({ id, name }: INodeCredentialsDetails, type?: string): CredentialData {
		const entry = id === null ? undefined : this.entries.get(id);
		if (entry === undefined || (type !== undefined && entry.type !== type)) {
			throw new Error(`No credential "${name}" of type "${type ?? 'any'}" is stored`);
		}
		return { ...entry.data };
	}

	write({ id, name }: INodeCredentialsDetails, type: string, data: CredentialData): void {
		if (id === null) throw new Error(`Credential "${name}" has no id`);
		this.entries.set(id, { type, data: { ...data } });
	}

	/** The stored credential of a choice; plain fields are stored first. */
	resolve(type: string, choice: CredentialChoice): StoredCredential {
		return isStored(choice) ? choice : this.add(type, choice, type);
	}

	/** A node's credentials; the engine's own stand in for absent ones and those of other n8ns. */
	assign(types: readonly string[], chosen: INodeCredentials = {}): INodeCredentials {
		const assigned: INodeCredentials = {};
		for (const type of types) {
			const choice = chosen[type];
			const isKnown = choice?.id != null && this.entries.has(choice.id);
			const credential = isKnown ? choice : this.defaults.get(type);
			if (credential !== undefined) assigned[type] = credential;
		}
		return assigned;
	}
}

function isStored(choice: CredentialChoice): choice is StoredCredential {
	return choice['stored'] === true;
}
