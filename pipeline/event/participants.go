package event

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// A form is a name as it is compared.
type form struct {
	mention           int
	lower             string
	words             []string
	small             []bool // by word: begins with a small letter
	short             string // declared short form, lower case
	han               bool
	acronym, initials string // of an organization in Latin letters
	members           []int  // mentions that it stands for, itself among them
}

func formOf(d *pipeline.Document, mention int) form {
	m := &d.Mentions[mention]
	lower := strings.ToLower(m.Name)
	var small []bool
	for _, w := range strings.Fields(m.Name) {
		r, _ := utf8.DecodeRuneInString(w)
		small = append(small, unicode.IsLower(r))
	}
	return form{mention, lower, strings.Fields(lower), small, strings.ToLower(m.Short), isHan(lower), acronym(m.Name), initials(m.Name), []int{mention}}
}

// A register lists the fullest forms of one kind, in the order in which they came up.
type register struct {
	forms []form
	exact map[string]int // index into forms by lower-case name
	same  func(full, short *form) bool
}

// canonical returns, for every mention of the document, the index of the fullest
// mention of the same person, organization or place; a mention without one is its own.
func canonical(d *pipeline.Document) []int {
	canon := make([]int, len(d.Mentions))
	registers := map[pipeline.Kind]*register{
		pipeline.Person:       {exact: map[string]int{}, same: samePerson},
		pipeline.Organization: {exact: map[string]int{}, same: sameOrganization},
		pipeline.Place:        {exact: map[string]int{}, same: samePlace},
	}
	for i := range d.Mentions {
		canon[i] = i
		r := registers[d.Mentions[i].Kind]
		if r == nil {
			continue
		}
		f := formOf(d, i)
		k := r.find(&f)
		switch {
		case k < 0:
			r.exact[f.lower] = len(r.forms)
			r.forms = append(r.forms, f)
		case len(f.lower) > len(r.forms[k].lower):
			// The fuller form came later and takes over.
			for _, j := range r.forms[k].members {
				canon[j] = i
			}
			f.members = append(r.forms[k].members, i)
			delete(r.exact, r.forms[k].lower)
			r.forms[k], r.exact[f.lower] = f, k
		default:
			canon[i] = r.forms[k].mention
			r.forms[k].members = append(r.forms[k].members, i)
		}
	}
	return canon
}

// recall is how many forms back a longer or shorter form is looked for: it keeps
// the work on lists of thousands of names linear.
const recall = 200

// find returns the form that is the same as f: an equal name first, or else the
// last longer or shorter one; -1 for none.
func (r *register) find(f *form) int {
	if k, ok := r.exact[f.lower]; ok {
		return k
	}
	for k := len(r.forms) - 1; k >= max(0, len(r.forms)-recall); k-- {
		if r.same(&r.forms[k], f) || r.same(f, &r.forms[k]) {
			return k
		}
	}
	return -1
}

// samePerson reports whether short is a shorter form of full: some of its words,
// the first or the last among them; in Chinese a prefix or a suffix.
func samePerson(full, short *form) bool {
	f, s := full.words, short.words
	if len(s) == 0 || len(f) == 0 || len(s) > len(f) {
		return false
	}
	if len(f) == 1 {
		return full.han && len(short.lower) < len(full.lower) &&
			(strings.HasPrefix(full.lower, short.lower) || strings.HasSuffix(full.lower, short.lower))
	}
	if len(s) == len(f) {
		return initialsAgree(f, s)
	}
	if before := len(f) - len(s) - 1; len(s) > 1 && slices.Equal(f[before+1:], s) && full.small[before] {
		return false // "the team of Ann Lee" is not Ann Lee
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
func samePlace(full, short *form) bool { return false }

// sameOrganization reports whether short is a declared short form of full, or
// its beginning, at least half of its words.
func sameOrganization(full, short *form) bool {
	if full.short != "" && full.short == short.lower {
		return true
	}
	if full.han {
		n := utf8.RuneCountInString(short.lower)
		return n >= 2 && n*2 >= utf8.RuneCountInString(full.lower) && strings.HasPrefix(full.lower, short.lower)
	}
	return len(full.lower) > len(short.lower) && full.lower[len(short.lower)] == ' ' && strings.HasPrefix(full.lower, short.lower) &&
		len(short.words)*2 >= len(full.words) || stands(short.acronym, full.initials)
}

// acronym returns a name written in capitals alone, without its full stops, or "".
func acronym(name string) string {
	if len(name) < 2 || strings.ToUpper(name) != name || strings.Contains(name, " ") {
		return ""
	}
	return strings.ReplaceAll(name, ".", "")
}

// initials returns the first letters of the words that begin with a Latin capital.
func initials(name string) string {
	var first []byte
	for _, w := range strings.Fields(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			first = append(first, w[0])
		}
	}
	return string(first)
}

// stands reports whether an acronym stands for a name with these initials; that of the last
// word, a legal form, may be missing.
func stands(acronym, initials string) bool {
	rest, ok := strings.CutPrefix(initials, acronym)
	return ok && len(acronym) > 1 && len(initials) > 2 && len(rest) <= 1
}

func isHan(s string) bool {
	for _, r := range s {
		if r >= 0x3400 {
			return true
		}
	}
	return false
}
