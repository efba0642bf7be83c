package event

import (
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// describeProposal returns the features of a proposal that the decision model
// weighs. They are delexicalized: no words and no names, so that one model serves all languages.
func (a *analysis) describeProposal(p *proposal) []string {
	title, org := "none", "none"
	switch {
	case p.title == nil:
	case p.inferred.has(inferredTitle):
		title = "inferred"
	case p.title.mention < 0:
		title = "verb"
	default:
		title = "stated"
	}
	switch {
	case p.organization == nil:
	case p.inferred.has(inferredFromFocus):
		org = "focus"
	case p.inferred.has(inferredOrganization):
		org = "near"
	default:
		org = "stated"
	}
	person := a.describePerson(p.person)
	f := []string{
		"kind=" + p.kind,
		"rule=" + p.rule,
		"class=" + a.className(p.class),
		"title=" + title, "org=" + org, "person=" + person,
		p.kind + " title=" + title, p.kind + " org=" + org, p.kind + " person=" + person,
		"class=" + a.className(p.class) + " title=" + title,
		"sentence=" + bucket(p.sentence, 0, 2, 6, 15),
		"merged=" + bucket(p.merged, 1, 2, 4),
		"date=" + a.describeDate(p),
		"status=" + statusFeature(p.feats),
		"distance=" + bucket(p.distance, 0, 1, 2, 4, 8, 14),
		"filled=" + bucket(p.filled(), 0, 2, 4, 6, 8),
		"length=" + bucket(p.length, 8, 15, 25, 40),
	}
	add := func(ok bool, name string) {
		if ok {
			f = append(f, name, p.kind+" "+name)
		}
	}
	add(p.predecessor != nil, "predecessor")
	add(p.successor != nil, "successor")
	add(p.feats.has(featBackground), "background")
	add(a.doc.Sentences[p.sentence].Headline, "headline")
	add(p.acting, "acting")
	add(p.quoted, "quoted")
	add(p.triggers > 1, "triggers")
	add(p.person != nil && p.person.mention >= 0 && a.prominent(p.person.mention), "prominent")
	add(p.title != nil && p.title.mention >= 0 && a.doc.Mentions[p.title.mention].Marks&pipeline.Old != 0, "old-title")
	add(p.title != nil && p.title.mention >= 0 && a.doc.Mentions[p.title.mention].Marks&pipeline.Honorary != 0, "honorary")
	if p.title != nil && p.title.mention >= 0 {
		f = append(f, "code="+a.doc.Mentions[p.title.mention].Code)
	}
	return f
}

func (a *analysis) className(c class) string {
	for name, n := range a.rules.vocab.classes {
		if n == c {
			return name
		}
	}
	return ""
}

func (a *analysis) describePerson(p *party) string {
	switch {
	case p == nil:
		return "none"
	case p.mention < 0:
		return "unresolved"
	case p.Span != a.doc.Mentions[p.mention].Span:
		return "anaphor"
	case len(strings.Fields(a.doc.Mentions[p.mention].Name)) > 1 || isHan(a.doc.Mentions[p.mention].Name) && utf8.RuneCountInString(a.doc.Mentions[p.mention].Name) > 1:
		return "full"
	}
	return "short"
}

func (a *analysis) describeDate(p *proposal) string {
	switch {
	case p.date < 0:
		return "none"
	case p.cued:
		return "cued"
	case a.doc.Published != "" && a.doc.Dates[p.date].First > a.doc.Published:
		return "future"
	case a.longAgo(p):
		return "long-ago"
	}
	return "near"
}

// prominent reports whether the person is named in the headline or the first two sentences.
func (a *analysis) prominent(mention int) bool {
	limit := min(2, len(a.doc.Sentences)-1)
	for m := range a.doc.Mentions {
		if a.doc.Mentions[m].Start >= a.doc.Sentences[limit].End {
			return false
		}
		if a.table.canon[m] == a.table.canon[mention] {
			return true
		}
	}
	return false
}

func statusFeature(f features) string {
	for _, n := range [...]uint8{featCancelled, featDenied, featRumored, featPlanned} {
		if f.has(n) {
			return fixedFeatureNames[n]
		}
	}
	return "completed"
}

// bucket names the first limit that n does not exceed.
func bucket(n int, limits ...int) string {
	for _, l := range limits {
		if n <= l {
			return "<=" + string(appendInt(nil, l))
		}
	}
	return "more"
}

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}
