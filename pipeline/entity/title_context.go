package entity

import (
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A titleContext is a code of a post and what stands beside it: country, or the
// type of an organization.
type titleContext struct{ code, beside string }

// contextTable is the list of codes that depend on what stands beside the post.
const contextTable = "shared/title_contexts.tsv"

// readContexts reads which codes change beside what, and marks the countries among
// the places, whose names the list of countries has.
func (l *loader) readContexts() {
	rows, err := lexicon.ReadTable(l.dict, contextTable, "code", "beside", "becomes")
	if err != nil {
		l.errs = append(l.errs, err)
		return
	}
	l.contexts = map[titleContext]string{}
	for _, r := range rows {
		l.contexts[titleContext{r.Cells[0], r.Cells[1]}] = r.Cells[2]
	}
	countries := map[string]bool{}
	l.each("names/places_countries.tsv", func(r lexicon.Row, _ entry) error {
		countries[r.Cells[0]], countries[strings.ToLower(r.Cells[1])] = true, true
		return nil
	}, "form", "name?")
	for i := range l.places {
		p := &l.places[i]
		p.country = countries[strings.ToLower(p.name)]
	}
}

// settleCode changes the code of a post by what stands beside it.
func (w *work) settleCode(p *post) {
	if len(p.ranks) > 0 {
		return // a vice president stays one
	}
	beside := w.kindInside(p)
	if beside == "" && w.besideCountry(p) {
		beside = "country"
	}
	if code, ok := w.contexts[titleContext{p.code, beside}]; ok {
		p.code = code
	}
}

// kindInside returns the type of the organization that a compound title begins with.
func (w *work) kindInside(p *post) string {
	if p.inner.to == 0 || w.units[p.inner.from].shape == han {
		return ""
	}
	from, to := int(p.inner.from), int(p.inner.to)
	if p.inner.kind == pipeline.Place {
		if w.country(from, to) {
			return "country"
		}
		return ""
	}
	if e := w.words.entry(w.formNode(from, to), isOrganization); e != nil {
		return w.organizations[e.value].kind
	}
	return ""
}

// besideCountry reports whether a country stands right before a post or after its link:
// "der russische Präsident", "Italy's president", "president of Brazil".
func (w *work) besideCountry(p *post) bool {
	before := p.from
	if before >= 2 && w.units[before-1].shape == lower && w.units[before-2].char == '\'' {
		before -= 2
	}
	for j := before - 1; j >= 0 && before-j <= 4 && w.near(j+1); j-- {
		if w.country(j, before) {
			return true
		}
	}
	if !w.near(p.to) || !w.scopeLink(p.to) {
		return false
	}
	after := p.to + 1
	if end, n := w.longest(min(after, len(w.units)-1), isPlace); n != 0 && w.near(after) {
		return w.country(after, end)
	}
	return false
}

// country reports whether units [from, to) name a country or its people.
func (w *work) country(from, to int) bool {
	e := w.words.entry(w.formNode(from, to), isPlace)
	return e != nil && w.places[e.value].country
}
