package emit

import (
	"unicode/utf8"

	"rochade/pipeline"
)

// points converts byte offsets of a text to code points. It counts the text once,
// at the first question, and then at most one block a question.
type points struct {
	text   string
	counts []int32 // code points before each block; nil before the first question
	ascii  bool
}

const block = 256 // bytes

func (p *points) count() {
	p.counts = make([]int32, 0, len(p.text)/block+1)
	n := int32(0)
	for i := 0; i < len(p.text); i++ {
		if i%block == 0 {
			p.counts = append(p.counts, n)
		}
		if utf8.RuneStart(p.text[i]) {
			n++
		}
	}
	p.ascii = int(n) == len(p.text)
}

// at is the number of code points before byte offset i.
func (p *points) at(i int) int {
	if p.counts == nil {
		p.count()
	}
	if p.ascii {
		return i
	}
	if len(p.counts) == 0 {
		return 0
	}
	b := min(i/block, len(p.counts)-1)
	n := int(p.counts[b])
	for j := b * block; j < i; j++ {
		if utf8.RuneStart(p.text[j]) {
			n++
		}
	}
	return n
}

// A locator leads spans of Body to mentions in the fields as read.
type locator struct {
	doc         *pipeline.Document
	title, text points
}

func newLocator(d *pipeline.Document) *locator {
	return &locator{doc: d, title: points{text: d.Title}, text: points{text: d.Text}}
}

// mention is the wording of a span, or nil when it has no counterpart in a field.
func (l *locator) mention(s pipeline.Span) *Mention {
	field, raw, ok := l.doc.Offsets.Raw(s)
	if !ok {
		return nil
	}
	p := &l.text
	if field == pipeline.FieldTitle {
		p = &l.title
	}
	return &Mention{
		Text:  p.text[raw.Start:raw.End],
		Field: string(field),
		Start: p.at(raw.Start),
		End:   p.at(raw.End),
	}
}
