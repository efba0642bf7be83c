package event

import "rochade/pipeline"

// assignClauses numbers the clauses of a sentence. A comma before a relative
// pronoun or a clause-opening word starts a clause that ends at the next comma
// outside a list; what follows belongs to the clause around it. So does such a word at
// the beginning of the sentence. What stands in
// brackets is a clause of its own. Semicolons, colons and quotation marks always start a new clause.
func (v *vocabulary) assignClauses(items []item) {
	var (
		clause int32
		last   int32
		stack  []int32
	)
	if v.beginsWithClause(items) {
		stack, last, clause = append(stack, 0), 1, 1
	}
	for i := range items {
		it := &items[i]
		it.clause = clause
		switch {
		case it.text == "(":
			stack = append(stack, clause)
			last++
			clause = last
		case it.text == ")" && len(stack) > 0:
			clause = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
		case it.barrier && !it.comma && it.text != "\"" && it.text != ",":
			last++
			clause = last
			stack = stack[:0]
		case isComma(it) && i+1 < len(items) && (v.opensClause(items, i+1) || len(stack) > 0 && v.apposition(items, i)):
			stack = append(stack, clause)
			last++
			clause = last
		case isComma(it) && len(stack) > 0 && !insideList(items, i):
			clause = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
		}
	}
}

// beginsWithClause reports whether the sentence opens with a subordinate clause: with a word that
// is nothing but a conjunction, or may be one if a verb stands before the comma.
func (v *vocabulary) beginsWithClause(items []item) bool {
	if len(items) == 0 || !items[0].is(classClause) {
		return false
	}
	for i := range items {
		if isComma(&items[i]) && !insideList(items, i) {
			return len(items[0].readings) == 1 || v.finite(&items[i-1])
		}
	}
	return false
}

// finite reports whether the item is a finite verb that the lexicon knows.
func (v *vocabulary) finite(it *item) bool {
	n, ok := v.features["fin"]
	return ok && hasReading(it, n)
}

func isComma(it *item) bool { return it.text == "," }

func (v *vocabulary) opensClause(items []item, i int) bool {
	if items[i].is(classRelative) || items[i].is(classClause) {
		return true
	}
	if i > 1 && v.named(&items[i-2]) && items[i].is(v.article) {
		return true // an apposition: "Acme, the maker of cars, said"
	}
	// A preposition may stand before the relative pronoun: ", von dem", ", in which"; a verb may
	// not: ", übernimmt die Leitung".
	return i+1 < len(items) && items[i].kind == pipeline.KindNone && items[i+1].is(classRelative) && !v.finite(&items[i])
}

// apposition reports whether the comma at i opens one that names a post: "while Ann Lee, head of
// Acme, takes over". Without a verb of its own it ends at the next comma.
func (v *vocabulary) apposition(items []item, i int) bool {
	if i == 0 || i+1 == len(items) || !v.named(&items[i-1]) || items[i+1].kind != pipeline.Title {
		return false
	}
	for k := i + 2; k < min(len(items), i+9); k++ {
		if isComma(&items[k]) {
			return true
		}
		if items[k].barrier || v.finite(&items[k]) {
			return false
		}
	}
	return false
}

func (v *vocabulary) named(it *item) bool {
	return it.kind == pipeline.Person || it.kind == pipeline.Organization || it.text == ")"
}

// insideList reports whether the comma at i separates two mentions of a kind, or stands behind a part
// of a word ("Fein-, Grob-").
func insideList(items []item, i int) bool {
	if i > 0 && items[i-1].text == "-" {
		return true
	}
	return i > 0 && i+1 < len(items) && items[i-1].kind != pipeline.KindNone && items[i-1].kind == items[i+1].kind
}
