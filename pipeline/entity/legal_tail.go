package entity

// legalTail returns the end of the legal forms that follow a name at unit i:
// "Inc", ", Inc.", "GmbH & Co. KG", "(Persero) Tbk".
func (w *work) legalTail(i int) int {
	end := i
	for j := i; w.near(j) && j-i < longestRun; {
		u := &w.units[j]
		if to, n := w.longest(j, isLegalForm); n != 0 && (u.shape.capital() || u.shape == han || u.loud) && w.legalForms[w.words.entry(n, isLegalForm).value].tail {
			j = to
			if w.near(j) && w.units[j].char == '.' && w.units[j].gap == glued && w.near(j+1) && w.units[j+1].gap != paragraph {
				if !w.startsSentence(j + 1) {
					to, j = j+1, j+1
				}
			}
			end = to
			continue
		}
		if u.char == ',' || u.char == '&' || u.char == '(' || u.char == ')' {
			if u.char == ')' {
				end = j + 1
			}
			if j++; j-end > 2 {
				break
			}
			continue
		}
		break
	}
	if end > i && w.opensBracket(i, end) {
		end--
	}
	return end
}

func (w *work) startsSentence(i int) bool {
	return w.units[i].opens || w.units[i].shape.capital() && w.class(i)&isFunction != 0
}

// opensBracket reports whether units [i, end) close a bracket they did not open.
func (w *work) opensBracket(i, end int) bool {
	depth := 0
	for ; i < end; i++ {
		switch w.units[i].char {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth < 0
}
