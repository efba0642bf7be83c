package entity

// longestRun is how many units of a name are read from the word that gave rise to it.
const longestRun = 20

// leftCapitals returns the start of the run of name words that ends before unit i.
func (w *work) leftCapitals(i int) int {
	j := i
	for j > 0 && i-j < longestRun && w.near(j) && w.units[j].gap < paragraph {
		u := &w.units[j-1]
		switch {
		case u.shape.capital() && (u.shape != title && !u.loud || w.class(j-1)&(isFunction|isHonorific) == 0) && !w.endsPost(j) && !(u.loud && w.class(j-1)&isEvent != 0):
			j--
			continue
		case u.char == '.' && u.gap == glued && j >= 2 && w.units[j-2].shape == title && w.units[j-2].end-w.units[j-2].start < 6:
			j -= 2 // Warner Bros. Entertainment
			continue
		case w.joinsCapitals(j-1) && j >= 2 && w.units[j-2].shape.capital() && w.near(j-1):
			j -= 2
			continue
		case u.shape == number && w.units[j].gap <= space && j < i:
			j--
		}
		break
	}
	return j
}

// joinsCapitals reports whether unit j is a mark between two words of a name: an
// ampersand, or a hyphen without spaces.
func (w *work) joinsCapitals(j int) bool {
	switch u := &w.units[j]; u.char {
	case '&':
		return u.gap <= space
	case '-':
		return u.gap == glued && j+1 < len(w.units) && w.units[j+1].gap == glued
	}
	return false
}

// endsPost reports whether a title that is no mere rank ends before unit j.
func (w *work) endsPost(j int) bool {
	t := w.titleTo[j]
	if t == 0 {
		return false
	}
	c := &w.candidates[t-1]
	return w.units[c.from].shape != title || c.to-c.from > 1 || !c.weak
}

// rightCapitals returns the end of the run of name words that starts at unit i.
// Small words may stand inside it: "Ministry of Trade and Industry".
func (w *work) rightCapitals(i int) int {
	j := i
	for j < len(w.units) && j-i < longestRun && w.near(j) && w.units[j].gap < paragraph {
		u := &w.units[j]
		if u.shape == han {
			break
		}
		c := w.class(j)
		if u.shape.capital() && (c&isFunction == 0 || c&isParticle != 0) && (w.titleAt[j] == 0 || u.shape == title && c&isScope != 0) || u.shape == number && j > i {
			j++
			continue
		}
		if w.joinsCapitals(j) && w.near(j+1) && w.units[j+1].shape.capital() {
			j += 2
			continue
		}
		if end, n := w.longest(j, isParticle); n != 0 && u.shape == lower && w.words.has(n, isParticle, withinOrganization) && w.near(end) && w.units[end].shape.capital() && w.class(end)&isFunction == 0 {
			j = end + 1
			continue
		}
		break
	}
	return j
}
