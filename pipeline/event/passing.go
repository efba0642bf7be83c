package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// A company fact is news at the head of a text, or below a heading that names an organization;
// further down it is news only of the text's subject, and at last nothing but background.
const (
	newsOfAnybody = 3 // sentences below the head that may tell news of any company
	newsOfSubject = 6 // sentences that may tell news of a company of the head
)

// passing reports whether the text tells a company fact in passing: too far down for news,
// or about a company of which its head does not speak. Who takes or leaves a post is news anywhere.
func (a *analysis) passing(p *proposal) bool {
	if moves(p.kind) || p.sentence <= newsOfAnybody || a.belowHeading(p.sentence) {
		return false
	}
	if p.sentence > newsOfSubject {
		return true
	}
	involved := append([]party(nil), p.details["target"]...)
	if p.organization != nil {
		involved = append(involved, *p.organization)
	}
	for _, o := range involved {
		if o.mention >= 0 && a.prominent(o.mention) {
			return false
		}
	}
	return true
}

// belowHeading reports whether the sentence, or one shortly before it, is a heading that names
// an organization.
func (a *analysis) belowHeading(sentence int) bool {
	for n := sentence; n > 0 && n >= sentence-newsOfAnybody; n-- {
		if s := a.doc.Sentences[n].Span; a.heading(s) && a.kinds(s)&pipeline.Organization.Kinds() != 0 {
			return true
		}
	}
	return false
}

// heading reports whether the span is a line of its own without a final stop.
func (a *analysis) heading(s pipeline.Span) bool {
	body := a.doc.Body
	before := strings.TrimRight(body[:s.Start], " \t")
	after := strings.TrimLeft(body[s.End:], " \t")
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(body[s.Start:s.End]))
	return strings.HasSuffix(before, "\n") && strings.HasPrefix(after, "\n") && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// narrated reports whether what is told as done, far down a text and without a day, stands in a
// narrative of other years: the date named last before it lies more than a year back.
func (a *analysis) narrated(p *proposal) bool {
	d := a.doc
	if !p.done() || p.sentence <= newsOfSubject || d.Published == "" {
		return false
	}
	from := d.Sentences[p.sentence-newsOfAnybody].Start
	n := firstDateFrom(d.Dates, p.trigger.Start)
	if n == 0 || d.Dates[n-1].Start < from || d.Dates[n-1].Last == "" {
		return false
	}
	return d.Dates[n-1].Last < a.yearAgo
}

// recent is how many days an event may lie back to be told as news. A figure is told when its
// period has long ended, within the year.
func recent(kind string) int {
	if kind == pipeline.FinancialResult {
		return 365
	}
	return 40
}
