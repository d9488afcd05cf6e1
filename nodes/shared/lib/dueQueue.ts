interface Due {
	/** Milliseconds. */
	until: number;
}

/** A priority queue (binary heap): what is due first comes out first, whenever it went in. */
export class DueQueue<Item extends Due> {
	/** Each item is due no later than the two at twice its place, plus one and plus two. */
	private readonly heap: Item[] = [];

	/** How many items are in it. */
	get size(): number {
		return this.heap.length;
	}

	/** Adds an item, in logarithmic time. */
	push(item: Item): void {
		let place = this.heap.push(item) - 1;
		while (place > 0) {
			const above = (place - 1) >> 1;
			const parent = this.heap[above] as Item;
			if (parent.until <= item.until) break;
			this.heap[place] = parent;
			place = above;
		}
		this.heap[place] = item;
	}

	/** Takes out the item that is due first, if it is due by then; milliseconds. */
	takeDue(by: number): Item | undefined {
		const [first] = this.heap;
		if (first === undefined || first.until > by) return undefined;
		const last = this.heap.pop() as Item;
		if (this.heap.length > 0) this.sink(last);
		return first;
	}

	/** Puts an item in the first place, and lets it sink below those that are due before it. */
	private sink(item: Item): void {
		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const isRightSooner = this.at(left + 1) < this.at(left);
			const sooner = isRightSooner ? left + 1 : left;
			if (this.at(sooner) >= item.until) break;
			this.heap[place] = this.heap[sooner] as Item;
			place = sooner;
		}
		this.heap[place] = item;
	}

	private at(place: number): number {
		return this.heap[place]?.until ?? Infinity;
	}
}
