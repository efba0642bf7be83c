package entity

// A form is an occurrence of a form of the vocabulary.
type form struct {
	end   int32
	node  int32
	class class
}

// findForms walks the vocabulary once from every unit.
func (w *work) findForms() {
	w.forms = w.forms[:0]
	for i := range w.units {
		u := &w.units[i]
		n := u.node
		if n == 0 {
			continue
		}
		u.forms = int32(len(w.forms))
		for j := i; n != 0; {
			if nd := &w.words.nodes[n]; nd.class != 0 {
				w.forms = append(w.forms, form{int32(j + 1), n, nd.class})
				u.starts |= nd.class
			}
			if j++; w.words.nodes[n].below == 0 || !w.near(j) {
				break
			}
			next := w.words.child(n, w.units[j].key)
			if next == 0 && w.units[j].char == '-' && w.near(j+1) {
				j++ // vice-president is vice president
				next = w.words.child(n, w.units[j].key)
			}
			n = next
		}
		u.count = uint8(int32(len(w.forms)) - u.forms)
	}
}

// formsAt returns the forms that start at unit i, shortest first.
func (w *work) formsAt(i int) []form {
	u := &w.units[i]
	return w.forms[u.forms : u.forms+int32(u.count)]
}

// longest returns the end of the longest form that starts at unit i and has a
// meaning of one of the classes, and the node of that form.
func (w *work) longest(i int, classes class) (end int, found int32) {
	if w.units[i].starts&classes == 0 {
		return 0, 0
	}
	forms := w.formsAt(i)
	for k := len(forms) - 1; k >= 0; k-- {
		if forms[k].class&classes != 0 {
			return int(forms[k].end), forms[k].node
		}
	}
	return 0, 0
}

// formNode returns the node of the form of units [from, to), or 0.
func (w *work) formNode(from, to int) int32 {
	for _, f := range w.formsAt(from) {
		if int(f.end) == to {
			return f.node
		}
	}
	return 0
}

// entry returns the first meaning of the node that is of the class.
func (v *vocabulary) entry(n int32, c class) *entry {
	if v.nodes[n].class&c == 0 {
		return nil
	}
	for i := v.nodes[n].entry; i != 0; i = v.entries[i].next {
		if e := &v.entries[i]; e.class&c != 0 {
			return e
		}
	}
	return nil
}

// has reports whether the node has a meaning of the class and value.
func (v *vocabulary) has(n int32, c class, value int32) bool {
	for i := v.nodes[n].entry; i != 0; i = v.entries[i].next {
		if e := &v.entries[i]; e.class&c != 0 && e.value == value {
			return true
		}
	}
	return false
}

// weight returns the highest weight that the unit has as a member of the class.
func (w *work) weight(i int, c class) int32 {
	n := w.units[i].node
	if w.words.nodes[n].class&c == 0 {
		return 0
	}
	best := int32(0)
	for k := w.words.nodes[n].entry; k != 0; k = w.words.entries[k].next {
		if e := &w.words.entries[k]; e.class&c != 0 {
			best = max(best, e.value)
		}
	}
	return best
}
