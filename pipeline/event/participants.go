package event

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// canonical returns, for every mention of the document, the index of the fullest
// mention of the same person, organization or place; a mention without one is its own.
func canonical(d *pipeline.Document) []int {
	canon := make([]int, len(d.Mentions))
	var fullest [3][]int // mentions that no earlier one stands for: persons, organizations, places
	for i := range d.Mentions {
		canon[i] = i
		var k int
		var same func(full, short *pipeline.Mention) bool
		switch d.Mentions[i].Kind {
		case pipeline.Person:
			k, same = 0, samePerson
		case pipeline.Organization:
			k, same = 1, sameOrganization
		case pipeline.Place:
			k, same = 2, samePlace
		default:
			continue
		}
		if c := latest(d, fullest[k], i, same); c >= 0 {
			canon[i] = c
			if len(d.Mentions[i].Name) > len(d.Mentions[c].Name) {
				// The fuller form came later and takes over.
				for j := range i {
					if canon[j] == c {
						canon[j] = i
					}
				}
				canon[i] = i
				fullest[k][slices.Index(fullest[k], c)] = i
			}
			continue
		}
		fullest[k] = append(fullest[k], i)
	}
	return canon
}

// latest returns the last of the candidates that is the same as mention i: an
// equal name first, or else a longer or shorter form.
func latest(d *pipeline.Document, candidates []int, i int, same func(a, b *pipeline.Mention) bool) int {
	found := -1
	for _, c := range slices.Backward(candidates) {
		a, b := &d.Mentions[c], &d.Mentions[i]
		if strings.EqualFold(a.Name, b.Name) {
			return c
		}
		if found < 0 && (same(a, b) || same(b, a)) {
			found = c
		}
	}
	return found
}

// samePerson reports whether short is a shorter form of full: some of its words,
// the first or the last among them; in Chinese a prefix or a suffix.
func samePerson(full, short *pipeline.Mention) bool {
	f, s := strings.Fields(strings.ToLower(full.Name)), strings.Fields(strings.ToLower(short.Name))
	if len(s) == 0 || len(f) == 0 || len(s) > len(f) {
		return false
	}
	if len(f) == 1 {
		return isHan(full.Name) && len(short.Name) < len(full.Name) &&
			(strings.HasPrefix(full.Name, short.Name) || strings.HasSuffix(full.Name, short.Name))
	}
	if len(s) == len(f) {
		return initialsAgree(f, s)
	}
	if s[0] != f[0] && s[len(s)-1] != f[len(f)-1] {
		return false
	}
	for _, w := range s {
		if !slices.Contains(f, w) {
			return false
		}
	}
	return true
}

// initialsAgree reports whether two names of as many words differ only by initials.
func initialsAgree(a, b []string) bool {
	for i := range a {
		x, y := strings.TrimSuffix(a[i], "."), strings.TrimSuffix(b[i], ".")
		if x != y && (len(y) != 1 || !strings.HasPrefix(x, y)) {
			return false
		}
	}
	return true
}

// samePlace is the relation of places with different names.
func samePlace(full, short *pipeline.Mention) bool { return false }

// sameOrganization reports whether short is a declared short form of full, or
// its beginning, at least half of its words.
func sameOrganization(full, short *pipeline.Mention) bool {
	if full.Short != "" && strings.EqualFold(full.Short, short.Name) {
		return true
	}
	f, s := strings.ToLower(full.Name), strings.ToLower(short.Name)
	if isHan(f) {
		n := utf8.RuneCountInString(s)
		return n >= 2 && n*2 >= utf8.RuneCountInString(f) && strings.HasPrefix(f, s)
	}
	return strings.HasPrefix(f, s+" ") && len(strings.Fields(s))*2 >= len(strings.Fields(f))
}

func isHan(s string) bool {
	for _, r := range s {
		if r >= 0x3400 {
			return true
		}
	}
	return false
}
