/**
 * The one place that imports fast-xml-parser. The build bundles it into this file, so that a
 * single copy ships and the package needs no run-time dependency.
 */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const reading = {
	ignoreAttributes: true,
	ignoreDeclaration: true,
	ignorePiTags: true,
	// Everything stays text, so that long ids and leading zeros survive.
	parseTagValue: false,
	// Blanks belong to the text; the indentation between elements is left to `response.ts`.
	trimValues: false,
	// The five named entities and numeric references; a document that declares its own is refused
	// before it comes here (`response.ts`).
	processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
	htmlEntities: true,
	isArray: (name: string) => name === 'item',
};

const builder = new XMLBuilder({ processEntities: true });

/**
 * Parses a well-formed document.
 * @param onTag called at each element: parsing is one long step, which ends early when this throws
 * @throws Error when it is not well-formed, or nested too deep; and what `onTag` throws
 */
export function parseXml(text: string, onTag: () => void): unknown {
	const updateTag = (name: string): string => {
		onTag();
		return name;
	};
	return new XMLParser({ ...reading, updateTag }).parse(text, true);
}

/**
 * Spells an object as XML; text is escaped. A reader turns carriage returns into line feeds, unless
 * they are references (XML 1.0, §2.11).
 */
export function buildXml(root: Record<string, unknown>): string {
	return builder.build(root).replaceAll('\r', '&#13;');
}
