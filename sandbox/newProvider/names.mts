/** How a provider is spelled, from the one spelling that a person gives. */
export type Names = {
	/** Classes and folders of nodes: `CarrierPigeon`. */
	readonly pascal: string;
	/** The node, and the provider in results: `carrierPigeon`. */
	readonly camel: string;
	/** Icons and addresses: `carrierpigeon`. */
	readonly lower: string;
	/** As people write it: `Carrier Pigeon`. */
	readonly title: string;
};

/** The spellings of a name such as CarrierPigeon; undefined when it is none. */
export function namesOf(name: string): Names | undefined {
	if (!/^[A-Z][a-zA-Z0-9]+$/.test(name)) return undefined;
	return {
		pascal: name,
		camel: name.charAt(0).toLowerCase() + name.slice(1),
		lower: name.toLowerCase(),
		title: name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'),
	};
}

/** Puts the names in the place of those that the template has. */
export function rename(text: string, { pascal, camel, lower, title }: Names): string {
	return text
		.replaceAll('New Provider', title)
		.replaceAll('NewProvider', pascal)
		.replaceAll('newProvider', camel)
		.replaceAll('newprovider', lower);
}
