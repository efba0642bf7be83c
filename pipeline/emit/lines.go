package emit

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// A MentionLine is something recognized in a document: a line of --mentions.
type MentionLine struct {
	Document   string  `json:"document"`
	Kind       string  `json:"kind"`
	Text       string  `json:"text"`
	Field      string  `json:"field"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Name       string  `json:"name"`
	ID         *string `json:"id"`
	Code       string  `json:"code,omitempty"`
	Type       string  `json:"type,omitempty"`
	Value      string  `json:"value,omitempty"` // of a date; of an amount: the number
	Unit       string  `json:"unit,omitempty"`  // of an amount
	First      string  `json:"first,omitempty"`
	Last       string  `json:"last,omitempty"`
	Precision  string  `json:"precision,omitempty"`
	Mod        string  `json:"mod,omitempty"`
	Basis      string  `json:"basis,omitempty"`       // of a date with days
	OtherFirst string  `json:"other_first,omitempty"` // the days of the second-best reading
	OtherLast  string  `json:"other_last,omitempty"`
	Rule       string  `json:"rule"`
}

// Mentions yields names, titles, amounts and dates of a document in the order of
// the text, the longer of two that start together first.
func Mentions(d *pipeline.Document) iter.Seq[MentionLine] {
	b := recorder{locator: newLocator(d), doc: d}
	names := len(d.Mentions)
	span := func(i int) pipeline.Span {
		if i < names {
			return d.Mentions[i].Span
		}
		return d.Dates[i-names].Span
	}
	order := make([]int, names+len(d.Dates))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := span(i), span(j)
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	return func(yield func(MentionLine) bool) {
		for _, i := range order {
			var (
				line MentionLine
				ok   bool
			)
			if i < names {
				line, ok = b.mentionLine(i)
			} else {
				line, ok = b.dateLine(&d.Dates[i-names])
			}
			if ok && !yield(line) {
				return
			}
		}
	}
}

func (b *recorder) mentionLine(i int) (MentionLine, bool) {
	m := &b.doc.Mentions[i]
	line, ok := b.line(m.Span, m.Kind.String(), m.Rule)
	if m.Name != "" {
		line.Name = m.Name
	}
	line.ID = b.id(i + 1)
	line.Code = m.Code
	if m.Kind == pipeline.Amount {
		line.Value, line.Unit = strconv.FormatFloat(m.Value, 'f', -1, 64), m.Unit
	}
	return line, ok
}

func (b *recorder) dateLine(t *pipeline.Date) (MentionLine, bool) {
	line, ok := b.line(t.Span, pipeline.KindDate.String(), t.Rule)
	line.Type, line.Value, line.First, line.Last = t.Type, t.Value, t.First, t.Last
	line.Precision, line.Mod, line.Basis = t.Precision, t.Mod, t.Basis
	line.OtherFirst, line.OtherLast = t.OtherFirst, t.OtherLast
	return line, ok
}

func (b *recorder) line(s pipeline.Span, kind, rule string) (MentionLine, bool) {
	m := b.mention(s)
	if m == nil {
		return MentionLine{}, false
	}
	name := strings.Join(strings.Fields(b.doc.Slice(s)), " ")
	return MentionLine{Document: b.doc.ID, Kind: kind, Text: m.Text, Field: m.Field,
		Start: m.Start, End: m.End, Name: name, Rule: rule}, true
}

// What became of a document.
const (
	Extracted = "extracted"
	Empty     = "empty"
	Rejected  = "rejected"
)

// A DocumentLine accounts for a document: a line of --documents.
type DocumentLine struct {
	ID             string  `json:"id"`
	Language       *string `json:"language"`
	Script         *string `json:"script"`
	Published      *string `json:"published"`
	PublishedBasis *string `json:"published_basis"`
	Title          *string `json:"title"`
	Source         *string `json:"source"`
	URL            *string `json:"url"`
	SHA256         *string `json:"sha256"`
	Status         string  `json:"status"`
	Reason         *string `json:"reason"`
	Events         int     `json:"events"`
	Bytes          int     `json:"bytes"`
	Text           *string `json:"text,omitempty"`
}

// Account describes a document of which a number of events were written.
func Account(d *pipeline.Document, events int, withText bool) DocumentLine {
	line := DocumentLine{d.ID, orNull(d.Language), orNull(d.Script), orNull(d.Published), orNull(d.PublishedBasis),
		orNull(d.Title), orNull(d.Source), orNull(d.URL), orNull(d.SHA256), StatusOf(d), nil, events, d.Bytes, nil}
	if d.Rejected() {
		line.Reason = orNull(string(d.Faults[0].Reason))
	}
	if withText {
		line.Text = &d.Text
	}
	return line
}

// StatusOf says what became of a document.
func StatusOf(d *pipeline.Document) string {
	switch {
	case d.Rejected():
		return Rejected
	case d.Empty():
		return Empty
	}
	return Extracted
}

// A RejectLine says why a document was taken out of the run: a line of --rejects.
type RejectLine struct {
	Document string `json:"document"`
	Input    string `json:"input"`
	Line     int    `json:"line,omitempty"` // line or record within the input
	Stage    string `json:"stage"`
	Reason   string `json:"reason"`
	Detail   string `json:"detail"`
}

// Rejects lists the faults of a document. Details are cut to one line, which
// leaves out the stack of a panic: it differs between runs.
func Rejects(d *pipeline.Document) []RejectLine {
	lines := make([]RejectLine, len(d.Faults))
	for i, f := range d.Faults {
		detail, _, _ := strings.Cut(f.Detail, "\n")
		lines[i] = RejectLine{d.ID, d.Input, d.Line, f.Stage, string(f.Reason), detail}
	}
	return lines
}
