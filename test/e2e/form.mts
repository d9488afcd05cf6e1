import type { Locator, Page } from 'playwright-core';

import { PickList } from './pickList.mts';

/** What a person sees of a form of n8n: labels, with something to fill in below each. */
export class Form {
	private readonly page: Page;
	private readonly root: Locator;

	/** @param root the part of the page that holds the form */
	constructor(page: Page, root: Locator) {
		this.page = page;
		this.root = root;
	}

	/** The nearest part of the page that has both the label and a field. */
	field(label: string): Locator {
		const labels = `.//label[.//span/text()[normalize-space(.)="${label}"]]`;
		const nearest = 'ancestor::*[.//*[@data-test-id="parameter-input"]][1]';
		return this.root.locator(`xpath=${labels}/${nearest}`);
	}

	/** The fields below a heading of the form. */
	below(heading: string): Form {
		return new Form(this.page, this.field(heading));
	}

	/** Types into a field, in the place of what is there. */
	async type(label: string, text: string): Promise<void> {
		const input = this.field(label).locator('input, textarea').first();
		await input.fill(text);
		// n8n reads a field when a person leaves it.
		await input.blur();
	}

	/** Types into several fields, by their labels. */
	async fill(entries: Readonly<Record<string, string>>): Promise<void> {
		for (const [label, text] of Object.entries(entries)) await this.type(label, text);
	}

	/** Types a date into a field, as its picker takes it. */
	async typeDate(label: string, date: string): Promise<void> {
		const input = this.field(label).locator('input').first();
		await input.fill(date);
		await input.press('Enter');
	}

	/** Opens a drop-down. @returns what it offers, without its descriptions */
	async open(label: string): Promise<string[]> {
		const select = this.field(label).locator('.el-select');
		// It is disabled while its entries are loaded.
		await select.locator('input:not([disabled])').last().waitFor();
		await select.click();
		const options = this.options();
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	/** Chooses from an open drop-down. */
	async take(option: string): Promise<void> {
		const exact = this.page.getByText(option, { exact: true });
		await this.options().filter({ has: exact }).first().click();
	}

	/** Opens a drop-down and chooses. */
	async choose(label: string, option: string): Promise<void> {
		await this.open(label);
		await this.take(option);
	}

	/** Adds an option of a collection, which shows its field. */
	async addOption(name: string): Promise<void> {
		await this.root.getByTestId('collection-parameter-add').click();
		await this.take(name);
		await this.field(name).waitFor();
	}

	/** Adds an entry to a list of drop-downs, and chooses in it. */
	async addEntry(button: string, option: string): Promise<void> {
		const add = this.root.getByRole('button', { name: button });
		await add.click();
		const before = 'preceding::*[contains(concat(" ", @class, " "), " el-select ")][1]';
		await add.locator(`xpath=${before}`).click();
		await this.take(option);
	}

	/** What stands in a field. */
	async textOf(label: string): Promise<string> {
		return await this.field(label).locator('input, textarea').first().inputValue();
	}

	/** Opens the list of a resource locator. */
	async openList(label: string): Promise<PickList> {
		await this.field(label).getByTestId('rlc-input').click();
		return new PickList(this.page);
	}

	/** Picks an entry from the list of a resource locator. */
	async pick(label: string, entry: string): Promise<void> {
		await (await this.openList(label)).take(entry);
	}

	/** Chooses how a resource locator is set. */
	async setMode(label: string, mode: string): Promise<void> {
		await this.field(label).getByTestId('rlc-mode-selector').click();
		await this.take(mode);
	}

	/** The entries of the drop-down that is open: n8n puts them beside the form. */
	private options(): Locator {
		return this.page.getByRole('option').and(this.page.locator(':visible'));
	}
}
