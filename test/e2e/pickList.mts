import type { Locator, Page } from 'playwright-core';

/** The list of the resource locator that is open: n8n puts it beside the form. */
export class PickList {
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	private get items(): Locator {
		return this.page.getByTestId('rlc-item').and(this.page.locator(':visible'));
	}

	/** What stands in its place when it could not be loaded. */
	async error(): Promise<string> {
		return await this.page.getByTestId('rlc-error-container').innerText();
	}

	/** What it shows, once it shows this entry. */
	async shown(entry: string): Promise<string[]> {
		await this.items.getByText(entry, { exact: true }).waitFor();
		const texts = await this.items.allInnerTexts();
		return texts.map((text) => text.trim());
	}

	/** Goes to the last entry that it shows so far, which makes n8n ask for more. */
	async toTheEnd(): Promise<void> {
		await this.items.last().scrollIntoViewIfNeeded();
	}

	async search(text: string): Promise<void> {
		await this.page.getByPlaceholder('Search...').and(this.page.locator(':visible')).fill(text);
	}

	async take(entry: string): Promise<void> {
		await this.items.getByText(entry, { exact: true }).click();
		await this.items.first().waitFor({ state: 'hidden' });
	}
}
