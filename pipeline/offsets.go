package pipeline

import (
	"sort"
	"unicode/utf8"
)

// Field names a field of a document as read.
type Field string

const (
	FieldTitle Field = "title"
	FieldText  Field = "text"
)

// An OffsetMap leads from byte offsets of Body back to byte offsets of the
// fields as read. It is a list of pieces ordered by Body offset; inside a copied
// piece bytes correspond one to one, a replaced piece (an entity, mojibake)
// corresponds as a whole.
type OffsetMap struct{ pieces []piece }

type piece struct {
	body     Span
	field    Field
	raw      Span
	verbatim bool
}

// Copy records that body bytes [bodyStart, bodyStart+n) were copied from raw
// bytes [rawStart, rawStart+n) of the field. Calls come in Body order.
func (m *OffsetMap) Copy(bodyStart int, field Field, rawStart, n int) {
	if n == 0 {
		return
	}
	if k := len(m.pieces) - 1; k >= 0 {
		p := &m.pieces[k]
		if p.verbatim && p.field == field && p.body.End == bodyStart && p.raw.End == rawStart {
			p.body.End += n
			p.raw.End += n
			return
		}
	}
	m.pieces = append(m.pieces, piece{Span{bodyStart, bodyStart + n}, field, Span{rawStart, rawStart + n}, true})
}

// Replace records that body bytes stand for raw bytes of other content.
func (m *OffsetMap) Replace(body Span, field Field, raw Span) {
	if body.Len() == 0 {
		return
	}
	m.pieces = append(m.pieces, piece{body, field, raw, false})
}

// Raw maps a span of Body to the smallest range of raw bytes of one field that
// holds all its characters. ok is false when the span has no counterpart: it is
// empty, lies between the fields, or crosses from one into the other.
func (m *OffsetMap) Raw(s Span) (field Field, raw Span, ok bool) {
	if s.Len() <= 0 {
		return "", Span{}, false
	}
	i := sort.Search(len(m.pieces), func(i int) bool { return m.pieces[i].body.End > s.Start })
	j := sort.Search(len(m.pieces), func(j int) bool { return m.pieces[j].body.Start >= s.End }) - 1
	if i >= len(m.pieces) || j < i || m.pieces[i].field != m.pieces[j].field {
		return "", Span{}, false
	}
	first, last := m.pieces[i], m.pieces[j]
	raw = Span{first.raw.Start, last.raw.End}
	if first.verbatim && s.Start > first.body.Start {
		raw.Start += s.Start - first.body.Start
	}
	if last.verbatim && s.End < last.body.End {
		raw.End -= last.body.End - s.End
	}
	return first.field, raw, true
}

// CodePoints converts a byte range of text to code point offsets.
func CodePoints(text string, raw Span) Span {
	start := utf8.RuneCountInString(text[:raw.Start])
	return Span{start, start + utf8.RuneCountInString(text[raw.Start:raw.End])}
}

// Field returns the value of a field as read.
func (d *Document) Field(f Field) string {
	if f == FieldTitle {
		return d.Title
	}
	return d.Text
}
